import { Router } from 'express'
import { z } from 'zod'
import { FORMATS } from '../../../contracts/index.ts'
import {
  SERVICE_KINDS,
  SERVICE_SORTS,
  type ServiceInput,
  type ServicePatch,
} from '../../../registry/index.ts'
import type { AppDependencies } from '../../app-dependencies.ts'
import { asOfQuery } from '../../requests/as-of.ts'
import { catalogueReads } from '../../answers/catalogue-reads.ts'
import { sendAnswer } from '../../answers/read-answer.ts'
import { entityTag, requiredIfMatch, sendView } from '../../requests/conditional.ts'
import { serviceOf, serviceUrl } from '../../requests/names-in-urls.ts'
import { pageQuery, sendAll, sendPage } from '../../requests/paging.ts'
import { HttpProblem } from '../../problems/http-problem.ts'
import { actorOf } from '../../requests/request-context.ts'
import { createWorkSlots, PAST_SLOTS } from '../../work-slots.ts'

const serviceQuery = pageQuery.extend({
  q: z.string().optional(),
  domain: z.string().optional(),
  owner: z.string().optional(),
  kind: z.enum(SERVICE_KINDS).optional(),
  state: z.string().optional(),
  format: z.enum(FORMATS).optional(),
  tag: z.string().optional(),
  sort: z.enum(SERVICE_SORTS).optional(),
})

/** Services of the catalogue. */
export function servicesRouter({
  registry,
  reading,
  idempotency,
}: Pick<AppDependencies, 'registry' | 'reading' | 'idempotency'>): Router {
  const router = Router()
  const past = createWorkSlots(PAST_SLOTS)
  const reads = catalogueReads(registry, reading)

  router.get('/services', async (request, response) => {
    const { sort, ...query } = serviceQuery.parse(request.query)
    const { asOf } = asOfQuery.parse(request.query)
    if (asOf !== undefined && sort !== undefined) {
      const detail = 'is not for the past, whose services come in the order of their first names'
      throw new HttpProblem('invalid-request', 'The past has one order only; leave sort out.', {
        errors: [{ in: 'query', parameter: 'sort', detail }],
      })
    }
    const services =
      asOf === undefined
        ? registry.services.list({ ...query, sort })
        : past.run(() => registry.past.services(asOf, query))
    sendPage(request, response, await services)
  })

  router.post('/services', (request, response) =>
    idempotency.answer(request, response, async () => {
      const service = await registry.services.register(
        actorOf(response),
        request.body as ServiceInput,
      )
      const location = `${request.baseUrl}/services/${serviceUrl(service.id)}`
      return {
        status: 201,
        headers: { ETag: entityTag(service), Location: location },
        body: { ...service, resembles: await registry.resemblances.of(service.id) },
      }
    }),
  )

  router.get('/services/:domain/:name/resembling', async (request, response) => {
    sendAll(response, await registry.resemblances.of(serviceOf(request.params)))
  })

  router.get('/services/:domain/:name', async (request, response) => {
    const { asOf } = asOfQuery.parse(request.query)
    if (asOf === undefined) {
      sendAnswer(response, await reads.service(request.params))
      return
    }
    const name = serviceOf(request.params)
    sendView(response, await past.run(() => registry.past.service(asOf, name)))
  })

  router.patch('/services/:domain/:name', async (request, response) => {
    const service = await registry.services.update(
      actorOf(response),
      serviceOf(request.params),
      request.body as ServicePatch,
      requiredIfMatch(request),
    )
    sendView(response, service)
  })

  return router
}
