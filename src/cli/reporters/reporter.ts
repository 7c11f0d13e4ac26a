import type { Judged } from './judged.ts'
import type { LintSummary } from './lint-report.ts'

/**
 * Writes a report piece by piece, so that results need not be kept: what `begin`, `result` for each input in
 * the order of the arguments, and `end` answer is the report. The same results give the same bytes.
 */
export interface Reporter {
  begin(): string
  /** In several pieces where there can be much to say. */
  result(judged: Judged): string | readonly string[]
  end(summary: LintSummary): string
}

/** The severity from which on a finding makes the status 1; `never` for none. */
export type FailOn = 'error' | 'warning' | 'never'
