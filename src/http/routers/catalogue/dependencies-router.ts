import { Router } from 'express'
import { z } from 'zod'
import type { AppDependencies } from '../../app-dependencies.ts'

const dependencyQuery = z.object({
  service: z.string(),
  direction: z.enum(['uses', 'used-by']).default('uses'),
  limit: z.coerce.number().int().min(1).optional(),
})
const serviceQuery = dependencyQuery.pick({ service: true })
const limitQuery = dependencyQuery.pick({ limit: true })

/** What a service needs, and who needs it. */
export function dependenciesRouter({ registry }: Pick<AppDependencies, 'registry'>): Router {
  const router = Router()

  router.get('/dependencies', async (request, response) => {
    response.json(await registry.dependencies.of(dependencyQuery.parse(request.query)))
  })

  router.get('/dependencies/chain', async (request, response) => {
    response.json(await registry.dependencies.chain(serviceQuery.parse(request.query).service))
  })

  router.get('/dependencies/capacity', async (request, response) => {
    response.json(await registry.dependencies.capacity(serviceQuery.parse(request.query).service))
  })

  router.get('/dependencies/weak-points', async (request, response) => {
    const { limit } = limitQuery.parse(request.query)
    response.json(await registry.dependencies.weakPoints(limit))
  })

  return router
}
