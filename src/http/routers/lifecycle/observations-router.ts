import { Router } from 'express'
import { z } from 'zod'
import { OBSERVATION_FORMATS, type ObservationMapping } from '../../../registry/index.ts'
import type { AppDependencies } from '../../app-dependencies.ts'
import { requiredIfMatch, sendView } from '../../requests/conditional.ts'
import { serviceOf } from '../../requests/names-in-urls.ts'
import { periodOf } from '../../requests/period-query.ts'
import { HttpProblem } from '../../problems/http-problem.ts'
import { actorOf } from '../../requests/request-context.ts'
import { readRawBody } from '../../uploads/read-raw-body.ts'
import { createWorkSlots } from '../../work-slots.ts'

const reportQuery = z.object({
  format: z.enum(OBSERVATION_FORMATS).optional(),
  host: z.string().optional(),
})

const LARGEST_REPORT = 8 * 1_048_576 // bytes
const PERIOD_DAYS = 30

/** What was seen at run time, beside what is declared and required. */
export function observationsRouter({
  registry: { observations },
  governance: { structures },
  clock,
}: Pick<AppDependencies, 'registry' | 'governance' | 'clock'>): Router {
  const router = Router()
  const reports = createWorkSlots({ running: 2, waiting: 8 })
  // An overview reads everything that was seen, and anybody may ask.
  const overviews = createWorkSlots({ running: 2, waiting: 16 })

  router.get('/observations', async (request, response) => {
    const period = periodOf(request.query, clock(), PERIOD_DAYS)
    response.json(
      await overviews.run(async () => ({
        period,
        services: await observations.totals(period),
        unmapped: await observations.unmapped(period),
      })),
    )
  })

  router.post('/observations', async (request, response) => {
    const { format, host } = reportQuery.parse(request.query)
    const receipt = await reports.run(async () => {
      const bytes = await readRawBody(request, response, LARGEST_REPORT)
      return observations.report(actorOf(response), {
        text: textOf(bytes),
        format,
        host,
        key: request.get('Idempotency-Key'),
      })
    })
    response.set('Cache-Control', 'no-store').json(receipt)
  })

  router.get('/observations/mapping', async (_request, response) => {
    sendView(response, await observations.mapping())
  })

  router.put('/observations/mapping', async (request, response) => {
    const revision = requiredIfMatch(request)
    const mapping = request.body as ObservationMapping
    sendView(response, await observations.map(actorOf(response), mapping, revision))
  })

  router.get('/structures', async (request, response) => {
    const period = periodOf(request.query, clock(), PERIOD_DAYS)
    response.json(await overviews.run(() => structures.overview(period)))
  })

  router.get('/services/:domain/:name/structures', async (request, response) => {
    const period = periodOf(request.query, clock(), PERIOD_DAYS)
    response.json(await overviews.run(() => structures.of(serviceOf(request.params), period)))
  })

  return router
}

function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (error) {
    throw new HttpProblem(
      'body-unreadable',
      'The report is not in UTF-8; convert it first.',
      {},
      { cause: error },
    )
  }
}
