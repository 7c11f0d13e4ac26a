import { Router } from 'express'
import { z } from 'zod'
import type { AppDependencies } from '../../app-dependencies.ts'
import { pageQuery } from '../../paging.ts'

const searchQuery = pageQuery.pick({ limit: true }).extend({
  q: z.string().max(500),
  versions: z.enum(['latest', 'all']).default('latest'),
})

/** Search over the whole catalogue. */
export function searchRouter({ registry }: Pick<AppDependencies, 'registry'>): Router {
  const router = Router()

  router.get('/search', async (request, response) => {
    const { q, limit, versions } = searchQuery.parse(request.query)
    const { items, isComplete } = await registry.search.find(q, { limit, versions })
    response.json({ items, next: null, complete: isComplete })
  })

  router.get('/search/facets', async (_request, response) => {
    response.json({ items: await registry.search.facets(), next: null })
  })

  return router
}
