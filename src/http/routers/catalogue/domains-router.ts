import { Router } from 'express'
import type { AppDependencies } from '../../app-dependencies.ts'
import { asOfQuery } from '../../requests/as-of.ts'
import { ifMatch, sendView } from '../../requests/conditional.ts'
import { domainOf, domainUrl } from '../../requests/names-in-urls.ts'
import { pageQuery, sendPage } from '../../requests/paging.ts'
import type { DomainInput } from '../../../registry/index.ts'
import { actorOf } from '../../requests/request-context.ts'
import { createWorkSlots, PAST_SLOTS } from '../../work-slots.ts'

/** Domains. */
export function domainsRouter({ registry }: Pick<AppDependencies, 'registry'>): Router {
  const router = Router()
  const past = createWorkSlots(PAST_SLOTS)

  router.get('/domains', async (request, response) => {
    const page = pageQuery.parse(request.query)
    const { asOf } = asOfQuery.parse(request.query)
    const domains =
      asOf === undefined
        ? registry.domains.list(page)
        : past.run(() => registry.past.domains(asOf, page))
    sendPage(request, response, await domains)
  })

  router.get('/domains/:domain', async (request, response) => {
    const path = domainOf(request.params.domain)
    const { asOf } = asOfQuery.parse(request.query)
    const domain =
      asOf === undefined
        ? registry.domains.get(path)
        : past.run(() => registry.past.domain(asOf, path))
    sendView(response, await domain)
  })

  router.put('/domains/:domain', async (request, response) => {
    const { domain, created } = await registry.domains.put(
      actorOf(response),
      domainOf(request.params.domain),
      request.body as DomainInput,
      ifMatch(request),
    )
    if (created) response.location(`${request.baseUrl}/domains/${domainUrl(domain.path)}`)
    sendView(response, domain, created ? 201 : 200)
  })

  return router
}
