import { Router } from 'express'
import { z } from 'zod'
import type { TensionInput, TensionStep } from '../../../governance/index.ts'
import type { AppDependencies } from '../../app-dependencies.ts'
import { changedAnswer, ifMatch, madeAnswer, sendView } from '../../requests/conditional.ts'
import { pageQuery, sendPage } from '../../requests/paging.ts'
import { actorOf } from '../../requests/request-context.ts'

const tensionQuery = pageQuery.extend({
  role: z.string().optional(),
  state: z.string().optional(),
  subject: z.string().optional(),
  by: z.string().optional(),
})

/** What people and the registry sense, and what becomes of it. */
export function tensionsRouter({
  governance: { tensions },
  idempotency,
}: Pick<AppDependencies, 'governance' | 'idempotency'>): Router {
  const router = Router()

  router.get('/tensions', async (request, response) => {
    sendPage(request, response, await tensions.list(tensionQuery.parse(request.query)))
  })

  router.post('/tensions', (request, response) =>
    idempotency.answer(request, response, async () => {
      const tension = await tensions.open(actorOf(response), request.body as TensionInput)
      return madeAnswer(tension, `${request.baseUrl}/tensions/${encodeURIComponent(tension.id)}`)
    }),
  )

  router.get('/tensions/:tensionId', async (request, response) => {
    sendView(response, await tensions.get(request.params.tensionId))
  })

  router.post('/tensions/:tensionId/steps', (request, response) =>
    idempotency.answer(request, response, async () => {
      const tension = await tensions.step(
        actorOf(response),
        request.params.tensionId,
        request.body as TensionStep,
        ifMatch(request),
      )
      return changedAnswer(tension)
    }),
  )

  return router
}
