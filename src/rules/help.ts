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
