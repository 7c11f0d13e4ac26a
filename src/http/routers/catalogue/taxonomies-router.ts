import { Router } from 'express'
import type { TaxonomyInput } from '../../../registry/index.ts'
import type { AppDependencies } from '../../app-dependencies.ts'
import { ifMatch, sendView } from '../../requests/conditional.ts'
import { sendAll } from '../../requests/paging.ts'
import { actorOf } from '../../requests/request-context.ts'

/** Schemes by which services are classified. */
export function taxonomiesRouter({ registry }: Pick<AppDependencies, 'registry'>): Router {
  const router = Router()

  router.get('/taxonomies', async (_request, response) => {
    sendAll(response, (await registry.taxonomies.list()).items)
  })

  router.get('/taxonomies/:taxonomyId', async (request, response) => {
    sendView(response, await registry.taxonomies.get(request.params.taxonomyId))
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
