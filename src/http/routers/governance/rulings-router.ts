import { Router } from 'express'
import { z } from 'zod'
import { RULING_STATES, type RulingInput } from '../../../governance/index.ts'
import type { AppDependencies } from '../../app-dependencies.ts'
import { madeAnswer, sendView } from '../../requests/conditional.ts'
import { pageQuery, sendPage } from '../../requests/paging.ts'
import { actorOf } from '../../requests/request-context.ts'

const rulingQuery = pageQuery.extend({
  circle: z.string().optional(),
  subject: z.string().optional(),
  state: z.enum(RULING_STATES).optional(),
})
const breakdownRequest = z.object({ reason: z.string() })

/** How the constitution is understood, and what is done where it is not kept to. */
export function rulingsRouter({
  governance: { rulings, breakdowns },
  idempotency,
}: Pick<AppDependencies, 'governance' | 'idempotency'>): Router {
  const router = Router()

  router.get('/rulings', async (request, response) => {
    sendPage(request, response, await rulings.list(rulingQuery.parse(request.query)))
  })

  router.post('/rulings', (request, response) =>
    idempotency.answer(request, response, async () => {
      const ruling = await rulings.give(actorOf(response), request.body as RulingInput)
      return madeAnswer(ruling, `${request.baseUrl}/rulings/${encodeURIComponent(ruling.id)}`)
    }),
  )

  router.get('/rulings/:rulingId', async (request, response) => {
    sendView(response, await rulings.get(request.params.rulingId))
  })

  router.put('/governance/circles/:circleId/breakdown', async (request, response) => {
    const input = breakdownRequest.parse(request.body)
    const { circleId } = request.params
    response.json(standing(await breakdowns.declare(actorOf(response), circleId, input)))
  })

  router.delete('/governance/circles/:circleId/breakdown', async (request, response) => {
    const input = breakdownRequest.parse(request.query)
    const { circleId } = request.params
    response.json(standing(await breakdowns.restore(actorOf(response), circleId, input)))
  })

  return router
}

function standing(circle: {
  readonly id: string
  readonly title: string
  readonly breakdown?: object
}) {
  const { id, title, breakdown } = circle
  return { id, title, ...(breakdown !== undefined && { breakdown }) }
}
