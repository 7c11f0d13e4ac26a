import type { LintResult } from './model.ts'

/** Where the project is published; the only place that knows it. */
export const PROJECT_PAGE = 'https://github.com/concordat-registry/concordat'

/** Address of the page that explains a rule: that of `docs/rules` in the project. */
export function helpFor(ruleId: string): string {
  return `${PROJECT_PAGE}/blob/main/docs/rules/${encodeURIComponent(pageOfRule(ruleId))}`
}

/** The name of that page in `docs/rules`: some ids have characters that names of files may not have. */
export function pageOfRule(ruleId: string): string {
  return `${ruleId.replaceAll(':', '-')}.md`
}

/**
 * A result whose findings lead to other pages: `BASE/RULE` for each rule that ships. What a ruleset says of its own
 * rules stays.
 *
 * @param pages without a slash at its end; undefined: nothing changes
 */
export function withRulePages(result: LintResult, pages: string | undefined): LintResult {
  if (pages === undefined) return result
  const findings = result.findings.map((finding) =>
    finding.help === helpFor(finding.rule)
      ? { ...finding, help: rulePageIn(pages, finding.rule) }
      : finding,
  )
  return { ...result, findings }
}

/** The address of a rule's page below that of all of them. */
export function rulePageIn(pages: string, ruleId: string): string {
  return `${pages}/${encodeURIComponent(ruleId)}`
}
