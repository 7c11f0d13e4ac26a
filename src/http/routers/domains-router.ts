import { Router } from 'express'
import type { AppDependencies } from '../app-dependencies.ts'
import { ifMatch, sendView } from '../conditional.ts'
import { domainOf, domainUrl } from '../names-in-urls.ts'
import { pageQuery, sendPage } from '../paging.ts'
import type { DomainInput } from '../../registry/index.ts'
import { actorOf } from '../request-context.ts'

/** Domains. */
export function domainsRouter({ registry }: Pick<AppDependencies, 'registry'>): Router {
  const router = Router()

  router.get('/domains', async (request, response) => {
    sendPage(request, response, await registry.domains.list(pageQuery.parse(request.query)))
  })

  router.get('/domains/:domain', async (request, response) => {
    sendView(response, await registry.domains.get(domainOf(request.params.domain)))
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
