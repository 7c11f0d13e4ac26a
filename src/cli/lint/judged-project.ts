import { digestOfBytes } from '../../contracts/index.ts'
import { faultsOfWaivers, withRulePages, type Waiver } from '../../rules/index.ts'
import type { Judged } from '../reporters/judged.ts'
import { LinesOfFiles } from '../reporters/source-lines.ts'
import { isShippedRulesetRule } from '../../shipped/index.ts'
import type { LintSettings } from './lint-settings.ts'

/**
 * A result for the project file, after those of the contracts, when something is wrong with its waivers: what
 * they accepted is known only then.
 *
 * @param isWhole whether all contracts of the project were judged
 */
export async function judgedProject(
  { project, choices, today, uses, rulePages }: LintSettings,
  isWhole: boolean,
): Promise<Judged | undefined> {
  if (project === undefined) return undefined
  const findings = faultsOfWaivers(await waiversOfRules(project.waivers), uses, {
    today,
    isWhole,
    isKnownRule: (rule) => choices.hasRule(rule) || isShippedRulesetRule(rule),
  })
  if (findings.length === 0) return undefined
  const { file } = project
  return {
    result: withRulePages(
      {
        source: file.name,
        format: 'unknown',
        digest: digestOfBytes(file.bytes),
        verdict: 'pass',
        policies: [],
        findings,
      },
      rulePages,
    ),
    sources: new LinesOfFiles([file]),
    isProjectFile: true,
  }
}

/** Waivers of changes are held against changes: `lint` knows none. */
async function waiversOfRules(waivers: readonly Waiver[]): Promise<readonly Waiver[]> {
  if (waivers.length === 0) return waivers
  const { CHANGE_KINDS } = await import('../../compatibility/index.ts')
  const kinds = new Set(CHANGE_KINDS.map(({ id }) => id))
  return waivers.filter(({ rule }) => !kinds.has(rule))
}
