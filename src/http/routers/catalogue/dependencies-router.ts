import { Router } from 'express'
import { z } from 'zod'
import type { AppDependencies } from '../../app-dependencies.ts'
import { asOfQuery } from '../../as-of.ts'
import { createWorkSlots, PAST_SLOTS } from '../../work-slots.ts'

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
  const past = createWorkSlots(PAST_SLOTS)

  router.get('/dependencies', async (request, response) => {
    const { asOf, ...query } = dependencyQuery.extend(asOfQuery.shape).parse(request.query)
    response.json(
      await (asOf === undefined
        ? registry.dependencies.of(query)
        : past.run(() => registry.past.dependencies(asOf, query))),
    )
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
