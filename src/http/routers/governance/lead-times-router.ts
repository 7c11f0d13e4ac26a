import { Router } from 'express'
import { z } from 'zod'
import { LEAD_TIME_KINDS } from '../../../governance/index.ts'
import type { AppDependencies } from '../../app-dependencies.ts'
import { pageQuery, sendPage } from '../../requests/paging.ts'
import { periodOf } from '../../requests/period-query.ts'
import { createWorkSlots } from '../../work-slots.ts'

const domainQuery = z.object({ domain: z.string().optional() })
const itemsQuery = pageQuery.extend({
  domain: z.string().optional(),
  open: z
    .enum(['true', 'false'])
    .transform((text) => text === 'true')
    .optional(),
})
const itemsPath = z.object({ leadTimeKind: z.enum(LEAD_TIME_KINDS) })
const PERIOD_DAYS = 90

/** How long things take. */
export function leadTimesRouter({
  governance: { leadTimes },
  clock,
}: Pick<AppDependencies, 'governance' | 'clock'>): Router {
  const router = Router()
  const figures = createWorkSlots({ running: 2, waiting: 16 })

  router.get('/lead-times', async (request, response) => {
    const period = periodOf(request.query, clock(), PERIOD_DAYS)
    const { domain } = domainQuery.parse(request.query)
    const items = await figures.run(() => leadTimes.figures({ ...period, domain }))
    response.json({ period, items })
  })

  router.get('/lead-times/:leadTimeKind', async (request, response) => {
    const { leadTimeKind } = itemsPath.parse(request.params)
    const period = periodOf(request.query, clock(), PERIOD_DAYS)
    const query = itemsQuery.parse(request.query)
    sendPage(request, response, await leadTimes.items(leadTimeKind, { ...period, ...query }))
  })

  return router
}
