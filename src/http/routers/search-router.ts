import { Router } from 'express'
import { z } from 'zod'
import type { AppDependencies } from '../app-dependencies.ts'
import { pageQuery, sendAll } from '../paging.ts'

const searchQuery = pageQuery.pick({ limit: true }).extend({ q: z.string() })

/** Search over the whole catalogue. */
export function searchRouter({ registry }: Pick<AppDependencies, 'registry'>): Router {
  const router = Router()

  router.get('/search', async (request, response) => {
    const { q, limit } = searchQuery.parse(request.query)
    sendAll(response, await registry.search.find(q, limit))
  })

  return router
}
