import type { Change, Comparison, CompatibilityLevel } from '../../../compatibility/index.ts'
import { CHANGE_LEVELS } from '../../../compatibility/index.ts'
import { counted } from '../../output.ts'
import type { DiffReport } from '../diff-report.ts'

/** What the verdicts mean where nothing breaks, where something may, and where something does. */
const WORDS: Readonly<
  Record<CompatibilityLevel, Readonly<Record<'works' | 'mayBreak' | 'breaks', string>>>
> = {
  backward: {
    works: 'Clients keep working.',
    mayBreak: 'No client breaks for sure, but some may.',
    breaks: 'Clients break.',
  },
  forward: {
    works: 'Clients of the new version work with a provider of the old one.',
    mayBreak:
      'No client of the new version breaks for sure with a provider of the old one, but some may.',
    breaks: 'Clients of the new version break with a provider of the old one.',
  },
  full: {
    works: 'Clients and providers of both versions work with each other.',
    mayBreak: 'No client breaks for sure with a provider of the other version, but some may.',
    breaks: 'Clients of one version break with a provider of the other.',
  },
}

/** What the verdict means at the level that was asked for, in one sentence. */
export function verdictInWords({
  comparison: { verdict, changes },
  level,
}: Pick<DiffReport, 'comparison' | 'level'>): string {
  switch (verdict) {
    case 'identical':
      return 'Nothing that clients can notice changed.'
    case 'compatible':
      if (changes.some((change) => change.level === 'error')) {
        return 'All that breaks somebody is accepted.'
      }
      return WORDS[level][changes.some(isOpenWarning) ? 'mayBreak' : 'works']
    case 'breaking':
      return WORDS[level].breaks
    case 'indeterminate':
      return 'Not everything could be compared.'
  }
}

function isOpenWarning({ level, waived }: Change): boolean {
  return level === 'warning' && waived === undefined
}

/** `2 errors, 1 warning, 3 infos`, without waived ones. */
export function countsOf({ changes }: Comparison): string {
  return CHANGE_LEVELS.map((level) =>
    counted(
      changes.filter((change) => change.level === level && change.waived === undefined).length,
      level,
    ),
  ).join(', ')
}

/** The step that the changes deserve; undefined where nothing was found and something could not be compared. */
export function recommendedStep({
  verdict,
  changes,
  recommendedBump,
}: Comparison): Comparison['recommendedBump'] | undefined {
  return verdict === 'indeterminate' && changes.length === 0 ? undefined : recommendedBump
}

/** What it all comes to, in one line. */
export function summaryInWords(report: Pick<DiffReport, 'comparison' | 'level'>): string {
  const { comparison } = report
  const step = recommendedStep(comparison)
  const advice = step === undefined ? '' : `; recommended step of the version: ${step}`
  return `${verdictInWords(report)} ${countsOf(comparison)}${advice}`
}

/** What to say about the version number; undefined when it is honest or unknown. */
export function adviceInWords({ advice, comparison }: DiffReport): string | undefined {
  const { recommendedBump } = comparison
  if (advice === undefined || advice.kind === 'honest') return undefined
  if (advice.kind === 'not-comparable') return undefined
  const { kind, from, to, deserved } = advice
  const relation = kind === 'version-too-low' ? 'too low' : 'higher than it need be'
  const step = deserved === 'none' ? 'no step at all' : `a ${deserved} step`
  const named = from === to ? `The version, still ${to},` : `The version ${to} after ${from}`
  return `${named} is ${relation}: the changes deserve ${step} (${kind}${recommendedBump === deserved ? '' : '; below 1.0.0 a minor step is enough'}).`
}

const MOST_NAMED = 5

/** The first operations, and how many there are besides. */
export function operationsInWords(operations: readonly string[], most = MOST_NAMED): string {
  const more = operations.length - most
  const named = operations.slice(0, more === 1 ? operations.length : most).join(', ')
  return more > 1 ? `${named} and ${more} more` : named
}

/** What is said of the consumers of a change: one sentence each; none where nobody was asked about. */
export function consumersInWords({ consumers }: Change): readonly string[] {
  if (consumers === undefined) return []
  if (consumers.length === 0) return ['breaks nobody known']
  return consumers.map(
    ({ consumer, certainty, reason }) =>
      `${certainty === 'breaks' ? 'breaks' : 'may break'} ${consumer}: ${reason}`,
  )
}
