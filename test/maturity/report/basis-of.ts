import type { PortfolioService } from '../../../src/maturity/portfolio.ts'
import { basisOfRecount, type ReportBasis } from '../../../src/maturity/report/report-basis.ts'
import { NO_CATEGORIES } from '../../../src/maturity/facts/policies/policy-categories.ts'
import { AT } from './portfolio-fixture.ts'

export const WHOLE = ['whole']

/** What a report is made of where there are only these services. */
export function basisOf(
  services: readonly PortfolioService[],
  at: Date = AT,
): Promise<ReportBasis> {
  const none: ReadonlySet<string> = new Set()
  const around = { composing: none, operationStates: none, categories: NO_CATEGORIES }
  const pieces = (async function* () {
    yield await Promise.resolve(services.map((entry) => ({ entry, ...around })))
  })()
  return basisOfRecount({ services: pieces }, WHOLE, at)
}
