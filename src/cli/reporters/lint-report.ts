import type { LintResult, SeverityCounts, Verdict } from '../../rules/index.ts'

/** The whole of `lint --format json`; what every other form is made from. */
export interface LintReport {
  readonly engine: { readonly name: 'concordat'; readonly version: string }
  readonly results: readonly LintResult[]
  readonly summary: { readonly sources: number } & Readonly<Record<Verdict, number>> & {
      /** Waived findings are not counted. */
      readonly findings: SeverityCounts
    }
}

export function lintReport(version: string, results: readonly LintResult[]): LintReport {
  const verdicts = { pass: 0, fail: 0, indeterminate: 0, unreadable: 0 }
  const findings = { error: 0, warning: 0, info: 0, hint: 0 }
  for (const result of results) {
    verdicts[result.verdict]++
    for (const { severity, waived } of result.findings) if (waived === null) findings[severity]++
  }
  return {
    engine: { name: 'concordat', version },
    results,
    summary: { sources: results.length, ...verdicts, findings },
  }
}
