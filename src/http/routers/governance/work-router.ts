import { Router } from 'express'
import { z } from 'zod'
import {
  WORK_KINDS,
  WORK_STATES,
  type StrategyInput,
  type WorkInput,
  type WorkStep,
} from '../../../governance/index.ts'
import type { AppDependencies } from '../../app-dependencies.ts'
import { changedAnswer, ifMatch, madeAnswer, sendView } from '../../requests/conditional.ts'
import { pageQuery, sendPage } from '../../requests/paging.ts'
import { actorOf } from '../../requests/request-context.ts'

const workQuery = pageQuery.extend({
  role: z.string().optional(),
  circle: z.string().optional(),
  state: z.enum(WORK_STATES).optional(),
  kind: z.enum(WORK_KINDS).optional(),
  tension: z.string().optional(),
})
const strategyQuery = pageQuery.extend({ circle: z.string().optional() })
const reasonQuery = z.object({ reason: z.string().min(1).max(2_000).optional() })

/** Next actions, projects, and the strategies that order them. */
export function workRouter({
  governance,
  idempotency,
}: Pick<AppDependencies, 'governance' | 'idempotency'>): Router {
  const { work, strategies } = governance
  const router = Router()

  router.get('/work-items', async (request, response) => {
    sendPage(request, response, await work.list(workQuery.parse(request.query)))
  })

  router.post('/work-items', (request, response) =>
    idempotency.answer(request, response, async () => {
      const item = await work.add(actorOf(response), request.body as WorkInput)
      return madeAnswer(item, `${request.baseUrl}/work-items/${encodeURIComponent(item.id)}`)
    }),
  )

  router.get('/work-items/:workItemId', async (request, response) => {
    sendView(response, await work.get(request.params.workItemId))
  })

  router.post('/work-items/:workItemId/steps', (request, response) =>
    idempotency.answer(request, response, async () => {
      const item = await work.step(
        actorOf(response),
        request.params.workItemId,
        request.body as WorkStep,
        ifMatch(request),
      )
      return changedAnswer(item)
    }),
  )

  router.get('/governance/roles/:roleId/inbox', async (request, response) => {
    response.json(await governance.inbox(request.params.roleId))
  })

  router.get('/strategies', async (request, response) => {
    sendPage(request, response, await strategies.list(strategyQuery.parse(request.query)))
  })

  router.post('/strategies', (request, response) =>
    idempotency.answer(request, response, async () => {
      const strategy = await strategies.set(actorOf(response), request.body as StrategyInput)
      const location = `${request.baseUrl}/strategies/${encodeURIComponent(strategy.id)}`
      return { status: 201, headers: { Location: location }, body: strategy }
    }),
  )

  router.delete('/strategies/:strategyId', async (request, response) => {
    const { reason } = reasonQuery.parse(request.query)
    response.json(await strategies.end(actorOf(response), request.params.strategyId, reason))
  })

  return router
}
