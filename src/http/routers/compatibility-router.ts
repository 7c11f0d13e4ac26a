import { Router } from 'express'
import { z } from 'zod'
import { COMPATIBILITY_LEVELS } from '../../compatibility/index.ts'
import type { AppDependencies } from '../app-dependencies.ts'
import { comparisonJson } from '../comparison-json.ts'
import { serviceOf } from '../names-in-urls.ts'

const reportQuery = z.object({
  against: z.string().optional(),
  level: z.enum(COMPATIBILITY_LEVELS).optional(),
})
const deployabilityQuery = z.object({
  environment: z.string(),
  beside: z.stringbool({ truthy: ['true'], falsy: ['false'] }).default(false),
})

/** How versions follow each other, whom they break, and where they may be deployed. */
export function compatibilityRouter({ registry }: Pick<AppDependencies, 'registry'>): Router {
  const router = Router()
  const version = '/services/:domain/:name/versions/:version'

  router.get(`${version}/compatibility`, async (request, response) => {
    const asked = reportQuery.parse(request.query)
    const service = serviceOf(request.params)
    response.json(
      comparisonJson(await registry.compatibility.report(service, request.params.version, asked)),
    )
  })

  router.get(`${version}/impact`, async (request, response) => {
    const service = serviceOf(request.params)
    const report = await registry.compatibility.report(service, request.params.version)
    response.json({
      service,
      version: report.version,
      verdict: report.verdict,
      against: report.against.map((earlier) => earlier.version),
      items: report.consumers,
    })
  })

  router.get(`${version}/deployability`, async (request, response) => {
    const { environment, beside } = deployabilityQuery.parse(request.query)
    const service = serviceOf(request.params)
    response.json(
      await registry.compatibility.deployability(service, request.params.version, {
        environment,
        isBeside: beside,
      }),
    )
  })

  return router
}
