import type { LintResult } from '../../rules/index.ts'
import type { LintSummary } from './lint-report.ts'
import type { SourceLines } from './source-lines.ts'

/** One result, and the lines of the files that it is about. */
export interface Judged {
  readonly result: LintResult
  readonly sources: SourceLines
  /** Set where names of files are no paths on this disk: the archive that they lie in, if any. */
  readonly carrier?: { readonly file: string | undefined }
  /** What corrects the contract, as a unified diff; set where that was asked for. */
  readonly diff?: string
  /** About the project file and no contract: its findings count in the sum, and it does not. */
  readonly isProjectFile?: true
}

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
