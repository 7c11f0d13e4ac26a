/** Where the pages of `docs/rules/` are published; the only place that knows it. */
const RULE_PAGES = 'https://github.com/concordat-registry/concordat/blob/main/docs/rules/'

/** Address of the page that explains a rule. */
export function helpFor(ruleId: string): string {
  return `${RULE_PAGES}${encodeURIComponent(ruleId)}.md`
}
