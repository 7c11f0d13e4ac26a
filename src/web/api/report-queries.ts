/** Questions about the report for those who lead, and about compliance. */
import { keepPreviousData } from '@tanstack/react-query'
import { MATURITY, type MaturityScope } from './maturity-queries.ts'
import { ask, askRarely, type Question } from './question.ts'
import { apiAddress, type Query } from './request.ts'
import type { CompliancePackList, ComplianceStanding, MaturityReport } from './schemas.ts'

export function reportQuery(model: string, scope: MaturityScope): Question<MaturityReport> {
  const query = queryOf(scope)
  return {
    ...ask<MaturityReport>([MATURITY, model, 'report', query], pathOf(model), query),
    placeholderData: keepPreviousData,
  }
}

/** The address of a face of the report, to be saved or printed. */
export function reportFace(
  model: string,
  scope: MaturityScope,
  format: 'html' | 'csv' | 'markdown',
): string {
  return apiAddress(pathOf(model), { ...queryOf(scope), format })
}

/** A domain or a circle; both empty for the whole. */
type Place = Omit<MaturityScope, 'asOf'>

function pathOf(model: string): string {
  return `/maturity/models/${encodeURIComponent(model)}/report`
}

function queryOf({ domain, circle, asOf }: MaturityScope): Query {
  return { domain, circle, asOf }
}

export const compliancePacksQuery: Question<CompliancePackList> = askRarely(
  ['compliance'],
  '/compliance',
)

export function complianceQuery(pack: string, place: Place): Question<ComplianceStanding> {
  const path = pathOfPack(pack)
  return {
    ...ask<ComplianceStanding>(['compliance', pack, place], path, { ...place }),
    placeholderData: keepPreviousData,
  }
}

/** The address of a standing for a spreadsheet. */
export function complianceTable(pack: string, place: Place): string {
  return apiAddress(pathOfPack(pack), { ...place, format: 'csv' })
}

function pathOfPack(pack: string): string {
  return `/compliance/${encodeURIComponent(pack)}`
}
