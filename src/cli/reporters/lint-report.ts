import type { LintResult, SeverityCounts, Verdict } from '../../rules/index.ts'
import type { Judged } from './judged.ts'

/** What all contracts come to. Waived findings, and those that a baseline knows, are not counted. */
export type LintSummary = { readonly sources: number } & Readonly<Record<Verdict, number>> & {
    readonly findings: SeverityCounts
  }

/** The whole of `lint --format json`; what every other form is made from. */
export interface LintReport {
  readonly engine: { readonly name: 'concordat'; readonly version: string }
  readonly results: readonly LintResult[]
  readonly summary: LintSummary
}

/** Adds results up as they come, so that none has to be kept. */
export class SummaryCount {
  readonly #verdicts = { pass: 0, fail: 0, indeterminate: 0, unreadable: 0 }
  readonly #findings = { error: 0, warning: 0, info: 0, hint: 0 }
  #sources = 0

  add({ result: { verdict, findings }, isProjectFile }: Omit<Judged, 'sources'>): void {
    if (isProjectFile !== true) {
      this.#sources += 1
      this.#verdicts[verdict] += 1
    }
    for (const { severity, waived } of findings) if (waived === null) this.#findings[severity] += 1
  }

  get total(): LintSummary {
    return { sources: this.#sources, ...this.#verdicts, findings: { ...this.#findings } }
  }
}
