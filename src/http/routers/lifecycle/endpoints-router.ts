import { Router } from 'express'
import type { TickInput, TransitionRequest } from '../../../registry/index.ts'
import type { AppDependencies } from '../../app-dependencies.ts'
import { asOfQuery } from '../../requests/as-of.ts'
import { ifMatch, sendView } from '../../requests/conditional.ts'
import { serviceOf } from '../../requests/names-in-urls.ts'
import { sendAll } from '../../requests/paging.ts'
import { actorOf } from '../../requests/request-context.ts'
import { createWorkSlots, PAST_SLOTS } from '../../work-slots.ts'
import { decisionAnswer } from './decision-answer.ts'

/** Endpoints of services: where each stands in its life, what people vouch for, and how it goes on. */
export function endpointsRouter({
  registry,
  idempotency,
}: Pick<AppDependencies, 'registry' | 'idempotency'>): Router {
  const router = Router()
  const { endpoints } = registry
  const past = createWorkSlots(PAST_SLOTS)
  const ofService = '/services/:domain/:name/endpoints'
  const one = `${ofService}/:endpoint`

  router.get(ofService, async (request, response) => {
    const { asOf } = asOfQuery.parse(request.query)
    const service = serviceOf(request.params)
    const { items, gaps } = await (asOf === undefined
      ? endpoints.list(service)
      : past.run(() => registry.past.endpoints(asOf, service)))
    response.json({ items, gaps, next: null })
  })

  router.get(one, async (request, response) => {
    sendView(response, await endpoints.get(serviceOf(request.params), request.params.endpoint))
  })

  router.get(`${one}/transitions`, async (request, response) => {
    const service = serviceOf(request.params)
    const { endpoint } = request.params
    sendView(response, await endpoints.overview(actorOf(response), service, endpoint))
  })

  router.post(`${one}/transitions`, (request, response) =>
    idempotency.answer(request, response, async () => {
      const decision = await endpoints.request(
        actorOf(response),
        serviceOf(request.params),
        request.params.endpoint,
        { ...(request.body as TransitionRequest), revision: ifMatch(request) },
      )
      return decisionAnswer(decision)
    }),
  )

  router.get(`${one}/checklist`, async (request, response) => {
    const service = serviceOf(request.params)
    sendAll(response, await endpoints.checklist(service, request.params.endpoint))
  })

  router.put(`${one}/checklist/:item`, async (request, response) => {
    const { endpoint, item } = request.params
    const service = serviceOf(request.params)
    const input = request.body as TickInput
    response.json(await endpoints.tick(actorOf(response), service, endpoint, item, input))
  })

  router.delete(`${one}/checklist/:item`, async (request, response) => {
    const { endpoint, item } = request.params
    await endpoints.clear(actorOf(response), serviceOf(request.params), endpoint, item)
    response.status(204).end()
  })

  return router
}
