import { digestOfBytes } from '../../contracts/index.ts'
import { faultsOfWaivers } from '../../rules/index.ts'
import type { Judged } from '../reporters/reporter.ts'
import { LinesOfFiles } from '../reporters/source-lines.ts'
import { isShippedRulesetRule } from '../../shipped-ruleset-rule.ts'
import type { LintSettings } from './lint-settings.ts'

/**
 * A result for the project file, after those of the contracts, when something is wrong with its waivers: what
 * they accepted is known only then.
 *
 * @param isWhole whether all contracts of the project were judged
 */
export function judgedProject(
  { project, choices, today, uses }: LintSettings,
  isWhole: boolean,
): Judged | undefined {
  if (project === undefined) return undefined
  const findings = faultsOfWaivers(project.waivers, uses, {
    today,
    isWhole,
    isKnownRule: (rule) => choices.hasRule(rule) || isShippedRulesetRule(rule),
  })
  if (findings.length === 0) return undefined
  const { file } = project
  return {
    result: {
      source: file.name,
      format: 'unknown',
      digest: digestOfBytes(file.bytes),
      verdict: 'pass',
      policies: [],
      findings,
    },
    sources: new LinesOfFiles([file]),
    isProjectFile: true,
  }
}
