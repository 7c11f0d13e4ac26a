import { Router } from 'express'
import { z } from 'zod'
import { COMPATIBILITY_LEVELS } from '../../../compatibility/index.ts'
import type { DependencyDirection } from '../../../registry/index.ts'
import type { AppDependencies } from '../../app-dependencies.ts'
import { comparisonJson } from '../../answers/comparison-json.ts'
import { asOfQuery } from '../../requests/as-of.ts'
import { serviceOf } from '../../requests/names-in-urls.ts'
import { createWorkSlots, PAST_SLOTS } from '../../work-slots.ts'

const reportQuery = z.object({
  against: z.string().optional(),
  level: z.enum(COMPATIBILITY_LEVELS).optional(),
})
const deployabilityQuery = z.object({
  environment: z.string(),
  beside: z.stringbool({ truthy: ['true'], falsy: ['false'] }).default(false),
})

/** Services and applications that are listed of those that a version reaches, and of those that its service needs. */
const MOST_REACHED = 200

/**
 * How versions follow each other, whom they break, and where they may be deployed. Anybody may ask, and any two
 * versions may be compared, so that it is bounded as the stateless comparison is.
 */
export function compatibilityRouter({ registry }: Pick<AppDependencies, 'registry'>): Router {
  const router = Router()
  const reports = createWorkSlots({ running: 4, waiting: 32 })
  const past = createWorkSlots(PAST_SLOTS)
  const version = '/services/:domain/:name/versions/:version'

  router.get(`${version}/compatibility`, async (request, response) => {
    const asked = reportQuery.parse(request.query)
    const service = serviceOf(request.params)
    const report = await reports.run(() =>
      registry.compatibility.report(service, request.params.version, asked),
    )
    response.json(comparisonJson(report))
  })

  router.get(`${version}/impact`, async (request, response) => {
    const service = serviceOf(request.params)
    const { asOf } = asOfQuery.parse(request.query)
    const { version: selector } = request.params
    const walk = async (direction: DependencyDirection) => {
      const query = { service, direction, limit: MOST_REACHED }
      const { total, truncated, items } = await (asOf === undefined
        ? registry.dependencies.of(query)
        : registry.past.dependencies.of(asOf, query))
      return { total, truncated, items }
    }
    const { report, usedBy, uses } = await (asOf === undefined ? reports : past).run(async () => ({
      report: await (asOf === undefined
        ? registry.compatibility.report(service, selector)
        : registry.past.report(asOf, service, selector)),
      usedBy: await walk('used-by'),
      uses: await walk('uses'),
    }))
    response.json({
      service: report.service,
      version: report.version,
      verdict: report.verdict,
      against: report.against.map((earlier) => earlier.version),
      items: report.consumers,
      usedBy,
      uses,
    })
  })

  router.get(`${version}/deployability`, async (request, response) => {
    const { environment, beside } = deployabilityQuery.parse(request.query)
    const service = serviceOf(request.params)
    const answer = await reports.run(() =>
      registry.compatibility.deployability(service, request.params.version, {
        environment,
        isBeside: beside,
      }),
    )
    response.json(answer)
  })

  return router
}
