import { allProfilesOf, withRulePages, type LintResult } from '../../rules/index.ts'
import type { RulePacks } from '../../registry/index.ts'

/**
 * A report as it is sent: with what may be claimed of the contract by each profile that judged it. That is worked out
 * from the results of the report and the pack in the version that judged, so that it is never newer than the report.
 *
 * @param pages where findings lead to for the page of a rule; undefined: to the project's pages
 */
export function reportView(
  report: LintResult,
  packs: RulePacks,
  pages: string | undefined,
): object {
  const profiles = allProfilesOf(report, (id) => packs.find(id))
  return {
    ...withRulePages(report, pages),
    ...(report.assertions !== undefined && {
      profiles: profiles.map(({ profile: { id, version, title }, claim, assertions }) => ({
        policy: id,
        version,
        title,
        claim,
        assertions,
      })),
    }),
  }
}
