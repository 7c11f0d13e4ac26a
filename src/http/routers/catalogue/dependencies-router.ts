import { Router } from 'express'
import { z } from 'zod'
import type { AppDependencies } from '../../app-dependencies.ts'
import { asOfQuery } from '../../requests/as-of.ts'
import { HttpProblem } from '../../problems/http-problem.ts'
import { createWorkSlots, PAST_SLOTS } from '../../work-slots.ts'

const dependencyQuery = z.object({
  service: z.string(),
  direction: z.enum(['uses', 'used-by']).default('uses'),
  limit: z.coerce.number().int().min(1).optional(),
})
const pastQuery = asOfQuery.extend({ cursor: z.string().max(20).optional() })
const serviceQuery = dependencyQuery.pick({ service: true }).extend(pastQuery.shape)
const limitQuery = dependencyQuery.pick({ limit: true }).extend(pastQuery.shape)

/** What a service needs, and who needs it. */
export function dependenciesRouter({ registry }: Pick<AppDependencies, 'registry'>): Router {
  const router = Router()
  const past = createWorkSlots(PAST_SLOTS)

  router.get('/dependencies', async (request, response) => {
    const { asOf, cursor, ...query } = dependencyQuery.extend(pastQuery.shape).parse(request.query)
    requirePast(asOf, cursor)
    response.json(
      await (asOf === undefined
        ? registry.dependencies.of(query)
        : past.run(() => registry.past.dependencies.of(asOf, { ...query, cursor }))),
    )
  })

  router.get('/dependencies/chain', async (request, response) => {
    const { asOf, cursor, service } = serviceQuery.parse(request.query)
    requirePast(asOf, cursor)
    response.json(
      await (asOf === undefined
        ? registry.dependencies.chain(service)
        : past.run(() => registry.past.dependencies.chain(asOf, service, cursor))),
    )
  })

  router.get('/dependencies/capacity', async (request, response) => {
    const { asOf, service } = serviceQuery.parse(request.query)
    response.json(
      await (asOf === undefined
        ? registry.dependencies.capacity(service)
        : past.run(() => registry.past.dependencies.capacity(asOf, service))),
    )
  })

  router.get('/dependencies/weak-points', async (request, response) => {
    const { asOf, cursor, limit } = limitQuery.parse(request.query)
    requirePast(asOf, cursor)
    response.json(
      await (asOf === undefined
        ? registry.dependencies.weakPoints(limit)
        : past.run(() => registry.past.dependencies.weakPoints(asOf, limit, cursor))),
    )
  })

  return router
}

/** What is now is told as a whole. */
function requirePast(asOf: Date | undefined, cursor: string | undefined): void {
  if (cursor === undefined || asOf !== undefined) return
  const detail = 'Only dependencies in the past have further pages; name the day with "asOf".'
  throw new HttpProblem('invalid-request', detail, {
    errors: [{ in: 'query', parameter: 'cursor', detail }],
  })
}
