import type { Change, ChangeLevel } from '../../../compatibility/index.ts'
import { code, inline } from '../../reporters/markdown-reporter.ts'
import type { DiffReport } from '../diff-report.ts'
import {
  adviceInWords,
  consumersInWords,
  recommendedStep,
  verdictInWords,
} from './verdict-words.ts'

const HEADINGS: readonly (readonly [ChangeLevel, string])[] = [
  ['error', 'Breaking changes'],
  ['warning', 'Changes that may break clients'],
  ['info', 'Other changes'],
]
const MOST_OPERATIONS = 10

/** A change log that can be published as it stands (GFM). */
export function markdownDiff(report: DiffReport): string {
  const { comparison, advice } = report
  const { old, new: now, changes, notCompared } = comparison
  const title =
    advice === undefined || advice.from === advice.to
      ? `Changes of ${code(now.source)}`
      : `Changes from ${inline(advice.from)} to ${inline(advice.to)}`
  const words = adviceInWords(report)
  const step = recommendedStep(comparison)
  const parts = [
    `# ${title}\n`,
    `\n${verdictInWords(report)}${step === undefined ? '' : ` Recommended step of the version: **${step}**.`}${words === undefined ? '' : ` ${inline(words)}`}\n`,
    `\n${code(old.source)} → ${code(now.source)}\n`,
    ...HEADINGS.map(([level, heading]) =>
      section(
        heading,
        changes.filter((change) => change.level === level),
      ),
    ),
  ]
  if (notCompared.length > 0) {
    parts.push(
      `\n## Not compared\n\n${notCompared.map(({ reason }) => `- ${inline(reason)}\n`).join('')}`,
    )
  }
  return parts.join('')
}

function section(heading: string, changes: readonly Change[]): string {
  if (changes.length === 0) return ''
  return `\n## ${heading}\n\n${changes.map(item).join('')}`
}

function item(change: Change): string {
  const { message, id, operations, waived } = change
  const more = operations.length - MOST_OPERATIONS
  const named = operations.slice(0, MOST_OPERATIONS).map(code).join(', ')
  const reached =
    operations.length === 0 ? '' : `<br>${named}${more > 0 ? ` and ${more} more` : ''}`
  const until = waived?.until === undefined ? '' : ` until ${waived.until}`
  const accepted = waived === undefined ? '' : ` _Accepted${until}: ${inline(waived.reason)}_`
  const hit = consumersInWords(change).map((words) => `<br>${inline(words)}`)
  return `- ${inline(message)} (${code(id)})${accepted}${reached}${hit.join('')}\n`
}
