import { Router } from 'express'
import { z } from 'zod'
import {
  ELECTION_STATES,
  type ElectionInput,
  type ElectionStep,
} from '../../../governance/index.ts'
import type { AppDependencies } from '../../app-dependencies.ts'
import { changedAnswer, ifMatch, madeAnswer, sendView } from '../../requests/conditional.ts'
import { pageQuery, sendPage } from '../../requests/paging.ts'
import { actorOf } from '../../requests/request-context.ts'

const electionQuery = pageQuery.extend({
  circle: z.string().optional(),
  role: z.string().optional(),
  state: z.enum(ELECTION_STATES).optional(),
})

/** Elections to roles. What a ballot says is shown to nobody else while nominations are made. */
export function electionsRouter({
  governance: { elections },
  idempotency,
}: Pick<AppDependencies, 'governance' | 'idempotency'>): Router {
  const router = Router()

  router.use('/elections', (_request, response, next) => {
    // Everybody sees their own ballot, so that no cache may hand an answer on.
    response.set('Cache-Control', 'no-store')
    next()
  })

  router.get('/elections', async (request, response) => {
    const query = electionQuery.parse(request.query)
    sendPage(request, response, await elections.list(actorOf(response), query))
  })

  router.post('/elections', (request, response) =>
    idempotency.answer(request, response, async () => {
      const election = await elections.call(actorOf(response), request.body as ElectionInput)
      return madeAnswer(election, `${request.baseUrl}/elections/${encodeURIComponent(election.id)}`)
    }),
  )

  router.get('/elections/:electionId', async (request, response) => {
    sendView(response, await elections.get(actorOf(response), request.params.electionId))
  })

  router.post('/elections/:electionId/steps', (request, response) =>
    idempotency.answer(request, response, async () => {
      const election = await elections.step(
        actorOf(response),
        request.params.electionId,
        request.body as ElectionStep,
        ifMatch(request),
      )
      return changedAnswer(election)
    }),
  )

  return router
}
