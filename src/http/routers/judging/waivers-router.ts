import { Router } from 'express'
import { z } from 'zod'
import {
  SHOWN_WAIVER_STATES,
  type WaiverDecision,
  type WaiverInput,
} from '../../../registry/index.ts'
import type { AppDependencies } from '../../app-dependencies.ts'
import { changedAnswer, ifMatch, madeAnswer, sendView } from '../../requests/conditional.ts'
import { pageQuery, sendPage } from '../../requests/paging.ts'
import { actorOf } from '../../requests/request-context.ts'

const waiverQuery = pageQuery.extend({
  state: z.enum(SHOWN_WAIVER_STATES).optional(),
  service: z.string().optional(),
  domain: z.string().optional(),
  rule: z.string().optional(),
  owner: z.string().optional(),
})

/** Exceptions from policies in force: asked for, decided, taken back. */
export function waiversRouter({
  registry,
  idempotency,
}: Pick<AppDependencies, 'registry' | 'idempotency'>): Router {
  const router = Router()

  router.get('/waivers', async (request, response) => {
    sendPage(request, response, await registry.waivers.list(waiverQuery.parse(request.query)))
  })

  router.post('/waivers', (request, response) =>
    idempotency.answer(request, response, async () => {
      const waiver = await registry.waivers.request(actorOf(response), request.body as WaiverInput)
      return madeAnswer(waiver, `${request.baseUrl}/waivers/${encodeURIComponent(waiver.id)}`)
    }),
  )

  router.get('/waivers/:waiverId', async (request, response) => {
    sendView(response, await registry.waivers.get(request.params.waiverId))
  })

  router.post('/waivers/:waiverId/decision', (request, response) =>
    idempotency.answer(request, response, async () => {
      const waiver = await registry.waivers.decide(
        actorOf(response),
        request.params.waiverId,
        request.body as WaiverDecision,
        ifMatch(request),
      )
      return changedAnswer(waiver)
    }),
  )

  return router
}
