import { Router } from 'express'
import type { TaxonomyInput } from '../../../registry/index.ts'
import type { AppDependencies } from '../../app-dependencies.ts'
import { asOfQuery } from '../../requests/as-of.ts'
import { ifMatch, sendView } from '../../requests/conditional.ts'
import { sendAll } from '../../requests/paging.ts'
import { actorOf } from '../../requests/request-context.ts'

/** Schemes by which services are classified. */
export function taxonomiesRouter({ registry }: Pick<AppDependencies, 'registry'>): Router {
  const router = Router()

  router.get('/taxonomies', async (request, response) => {
    const { asOf } = asOfQuery.parse(request.query)
    const items =
      asOf === undefined
        ? (await registry.taxonomies.list()).items
        : await registry.past.taxonomies.list(asOf)
    sendAll(response, items)
  })

  router.get('/taxonomies/:taxonomyId', async (request, response) => {
    const { asOf } = asOfQuery.parse(request.query)
    const { taxonomyId } = request.params
    const taxonomy =
      asOf === undefined
        ? await registry.taxonomies.get(taxonomyId)
        : await registry.past.taxonomies.get(asOf, taxonomyId)
    sendView(response, taxonomy)
  })

  router.get('/taxonomies/:taxonomyId/counts', async (request, response) => {
    sendAll(response, await registry.taxonomies.counts(request.params.taxonomyId))
  })

  router.put('/taxonomies/:taxonomyId', async (request, response) => {
    const { taxonomy, created } = await registry.taxonomies.put(
      actorOf(response),
      request.params.taxonomyId,
      request.body as TaxonomyInput,
      ifMatch(request),
    )
    if (created) response.location(`${request.baseUrl}/taxonomies/${taxonomy.id}`)
    sendView(response, taxonomy, created ? 201 : 200)
  })

  return router
}
