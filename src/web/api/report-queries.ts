/** Questions about the report for those who lead, and about compliance. */
import { keepPreviousData } from '@tanstack/react-query'
import { ask, askRarely, type Question } from './question.ts'
import type { CompliancePackList, ComplianceStanding, MaturityReport } from './schemas.ts'

/** @param domain the path of the domain reported on; empty for the whole registry */
export function reportQuery(model: string, domain: string): Question<MaturityReport> {
  return {
    ...ask<MaturityReport>(
      ['maturity', model, 'report', domain],
      `/maturity/models/${encodeURIComponent(model)}/report`,
      { domain },
    ),
    placeholderData: keepPreviousData,
  }
}

/** The address of a face of the report, to be saved or printed. */
export function reportFace(
  model: string,
  domain: string,
  format: 'html' | 'csv' | 'markdown',
): string {
  const query = new URLSearchParams({ ...(domain !== '' && { domain }), format })
  return `/api/v1/maturity/models/${encodeURIComponent(model)}/report?${query.toString()}`
}

export const compliancePacksQuery: Question<CompliancePackList> = askRarely(
  ['compliance'],
  '/compliance',
)

export function complianceQuery(pack: string): Question<ComplianceStanding> {
  return ask(['compliance', pack], `/compliance/${encodeURIComponent(pack)}`)
}
