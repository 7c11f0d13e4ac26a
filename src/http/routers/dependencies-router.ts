import { Router } from 'express'
import { z } from 'zod'
import type { AppDependencies } from '../app-dependencies.ts'

const dependencyQuery = z.object({
  service: z.string(),
  direction: z.enum(['uses', 'used-by']).default('uses'),
})

/** What a service needs, and who needs it. */
export function dependenciesRouter({ registry }: Pick<AppDependencies, 'registry'>): Router {
  const router = Router()

  router.get('/dependencies', async (request, response) => {
    response.json(await registry.dependencies.of(dependencyQuery.parse(request.query)))
  })

  return router
}
