import { Router, type Request, type Response } from 'express'
import { z } from 'zod'
import {
  complianceFace,
  COMPLIANCE_FORMATS,
  reportFace,
  REPORT_FORMATS,
  SERVICE_BADGES,
  type ReportFormat,
} from '../../../maturity/index.ts'
import type { AppDependencies } from '../../app-dependencies.ts'
import { keptFor } from '../../answers/kept-for.ts'
import type { Reading } from '../../description/reading.ts'
import { serviceOf } from '../../requests/names-in-urls.ts'
import { sendAll } from '../../requests/paging.ts'
import { createWorkSlots } from '../../work-slots.ts'
import { factQuery, scopeQuery } from './maturity-queries.ts'

const reportQuery = z.object({ format: z.enum(REPORT_FORMATS).default('json') })
const complianceQuery = z.object({ format: z.enum(COMPLIANCE_FORMATS).default('json') })
const badgeQuery = z.object({ fact: z.string().optional() })
const serviceBadgeQuery = z.object({ show: z.enum(SERVICE_BADGES).default('verdict') })

const MEDIA_TYPES: Readonly<Record<ReportFormat, string>> = {
  json: 'application/json',
  html: 'text/html; charset=utf-8',
  markdown: 'text/markdown; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  text: 'text/plain; charset=utf-8',
}

/** What leaves the registry for readers outside it: the report for those who lead, compliance, and badges. */
export function reportRouter({
  maturity,
  reading,
}: Pick<AppDependencies, 'maturity' | 'reading'>): Router {
  const { compliance } = maturity
  const router = Router()
  // The whole registry is read for each, and anybody may ask.
  const slots = createWorkSlots({ running: 2, waiting: 32 })

  router.get('/maturity/models/:modelId/report', async (request, response) => {
    const { format } = reportQuery.parse(request.query)
    const question = factQuery.parse(request.query)
    const report = await slots.run(() => maturity.report(request.params.modelId, question))
    response.type(MEDIA_TYPES[format]).send(reportFace(report, format, originOf(request)))
  })

  router.get('/maturity/models/:modelId/badge', async (request, response) => {
    const { fact } = badgeQuery.parse(request.query)
    const scope = scopeQuery.parse(request.query)
    const { modelId } = request.params
    const { badges } = maturity
    const badge = await slots.run(() =>
      fact === undefined ? badges.level(modelId, scope) : badges.fact(fact, scope),
    )
    sendBadge(response, badge, reading)
  })

  router.get('/services/:domain/:name/badge', async (request, response) => {
    const { show } = serviceBadgeQuery.parse(request.query)
    const badge = await maturity.badges.service(serviceOf(request.params), show)
    sendBadge(response, badge, reading)
  })

  router.get('/compliance', (_request, response) => {
    sendAll(response, compliance.packs())
  })

  router.get('/compliance/:packId', async (request, response) => {
    const { format } = complianceQuery.parse(request.query)
    const scope = scopeQuery.parse(request.query)
    const standing = await slots.run(() => compliance.standing(request.params.packId, scope))
    response.type(MEDIA_TYPES[format]).send(complianceFace(standing, format))
  })

  return router
}

/** Where the report was asked for, so that what is saved of it still leads back. */
function originOf(request: Request): string {
  return `${request.protocol}://${request.get('host') ?? ''}`
}

/** Badges stand on pages of other origins, are asked for often, and must never run as a page of this one. */
function sendBadge(response: Response, badge: string, reading: Reading): void {
  response
    .type('image/svg+xml; charset=utf-8')
    .set('Cache-Control', keptFor(300, reading))
    .set('Cross-Origin-Resource-Policy', 'cross-origin')
    .set('Content-Security-Policy', "sandbox; default-src 'none'")
    .send(badge)
}
