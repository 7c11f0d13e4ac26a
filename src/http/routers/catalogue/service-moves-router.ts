import { Router } from 'express'
import { z } from 'zod'
import type { HandoverInput, MergeInput, OfferAnswer, MoveInput } from '../../../registry/index.ts'
import type { AppDependencies } from '../../app-dependencies.ts'
import { changedAnswer, entityTag, requiredIfMatch } from '../../requests/conditional.ts'
import { serviceOf, serviceUrl } from '../../requests/names-in-urls.ts'
import { actorOf } from '../../requests/request-context.ts'

/** Where services are moved to, and to whom they are handed over. */
export function serviceMovesRouter({
  registry,
  idempotency,
}: Pick<AppDependencies, 'registry' | 'idempotency'>): Router {
  const router = Router()
  const { services } = registry

  router.post('/services/:domain/:name/move', (request, response) =>
    idempotency.answer(request, response, async () => {
      const name = serviceOf(request.params)
      const to = request.body as MoveInput
      const service = await services.move(actorOf(response), name, to, requiredIfMatch(request))
      const location = `${request.baseUrl}/services/${serviceUrl(service.id)}`
      return {
        status: 200,
        headers: { ETag: entityTag(service), Location: location },
        body: service,
      }
    }),
  )

  router.post('/services/:domain/:name/handover', (request, response) =>
    idempotency.answer(request, response, async () => {
      const name = serviceOf(request.params)
      const offer = request.body as HandoverInput
      const service = await services.offer(actorOf(response), name, offer, requiredIfMatch(request))
      return { status: 201, headers: { ETag: entityTag(service) }, body: service }
    }),
  )

  router.post('/services/:domain/:name/handover/answer', (request, response) =>
    idempotency.answer(request, response, async () => {
      const answer = request.body as OfferAnswer
      const service = await services.answer(actorOf(response), serviceOf(request.params), answer)
      return changedAnswer(service)
    }),
  )

  router.get('/services/:domain/:name/merge', async (request, response) => {
    const { into, renumber } = mergeQuery.parse(request.query)
    response.set('Cache-Control', 'no-store')
    response.json(await registry.merging.plan(serviceOf(request.params), { into, renumber }))
  })

  router.post('/services/:domain/:name/merge', (request, response) =>
    idempotency.answer(request, response, async () => {
      const name = serviceOf(request.params)
      const service = await registry.merging.offer(
        actorOf(response),
        name,
        request.body as MergeInput,
        requiredIfMatch(request),
      )
      return { status: 201, headers: { ETag: entityTag(service) }, body: service }
    }),
  )

  router.post('/services/:domain/:name/merge/answer', (request, response) =>
    idempotency.answer(request, response, async () => {
      const answer = request.body as OfferAnswer
      const name = serviceOf(request.params)
      const service = await registry.merging.answer(actorOf(response), name, answer)
      return changedAnswer(service)
    }),
  )

  return router
}

const mergeQuery = z.object({
  into: z.string().min(1).max(300),
  /** Pairs of numbers, for instance `1.0.0=3.0.0,1.1.0=3.1.0`. */
  renumber: z
    .string()
    .max(10_000)
    .optional()
    .transform((text) =>
      Object.fromEntries(
        (text ?? '')
          .split(',')
          .filter((pair) => pair !== '')
          .map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]),
      ),
    ),
})
