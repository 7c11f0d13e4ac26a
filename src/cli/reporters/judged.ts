import type { ReportInForce } from '../../registry/index.ts'
import type { LintResult } from '../../rules/index.ts'
import type { SourceLines } from './source-lines.ts'

/** One result, and the lines of the files that it is about. */
export interface Judged {
  readonly result: LintResult | ReportInForce
  readonly sources: SourceLines
  /** Set where names of files are no paths on this disk: the archive that they lie in, if any. */
  readonly carrier?: { readonly file: string | undefined }
  /** What corrects the contract, as a unified diff; set where that was asked for. */
  readonly diff?: string
  /** About the project file and no contract: its findings count in the sum, and it does not. */
  readonly isProjectFile?: true
}
