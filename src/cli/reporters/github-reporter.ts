import type { Finding, Severity } from '../../rules/index.ts'
import { counted } from '../output.ts'
import { visible } from './display-text.ts'
import { listed, openReasons } from './not-evaluated.ts'
import { fileOnDisk, placeOnDisk, type PlaceOnDisk } from './place-on-disk.ts'
import type { Reporter } from './reporter.ts'
import type { Judged } from './judged.ts'

type Command = 'error' | 'warning' | 'notice'

const COMMANDS: Readonly<Record<Severity, Command>> = {
  error: 'error',
  warning: 'warning',
  info: 'notice',
  hint: 'notice',
}
const LONGEST = 4_000 // characters of a message; an annotation that is longer is not shown

/**
 * Workflow commands of GitHub Actions, which become annotations on the lines of a pull request. GitHub shows
 * ten of each kind per step; the log holds all of them.
 */
export function githubReporter(): Reporter {
  return {
    begin: () => '',
    result: (judged) => commandsOf(judged).join(''),
    end({ sources, fail, indeterminate, unreadable, findings }) {
      const { error, warning, info, hint } = findings
      const verdicts = `${fail} fail, ${indeterminate} indeterminate, ${unreadable} unreadable`
      const counts = [
        counted(error, 'error'),
        counted(warning, 'warning'),
        counted(info + hint, 'notice'),
      ]
      return `${counted(sources, 'contract')}: ${verdicts}; ${counts.join(', ')}\n`
    },
  }
}

function commandsOf(judged: Judged): string[] {
  const { result, carrier } = judged
  const { error, findings, policies, baseline } = result
  const whole = { file: fileOnDisk(judged), region: undefined, prefix: '' }
  if (error !== undefined) {
    const { code, message, location } = error
    const place = location === undefined ? whole : placeOnDisk(location, carrier)
    return [workflowCommand('error', place, code, message)]
  }
  return [
    ...findings.map((finding) => annotation(finding, placeOnDisk(finding.location, carrier))),
    ...openReasons(policies).map(({ policies: asking, reason, rules }) =>
      workflowCommand(
        'warning',
        whole,
        `${listed(asking)}: not evaluated`,
        `${counted(rules.length, 'rule')} could not be judged (${reason}): ${rules.join(', ')}`,
      ),
    ),
    ...(baseline === undefined || baseline.suppressed === 0
      ? []
      : [
          workflowCommand(
            'notice',
            whole,
            'Baseline',
            `${counted(baseline.suppressed, 'finding')} of the baseline left out`,
          ),
        ]),
  ]
}

function annotation({ severity, rule, message, fix, waived }: Finding, place: PlaceOnDisk): string {
  const words = fix === undefined ? message : `${message} ${fix}`
  if (waived === null) return workflowCommand(COMMANDS[severity], place, rule, words)
  const until = waived.until === undefined ? '' : ` until ${waived.until}`
  return workflowCommand('notice', place, `${rule} (waived${until})`, `${words} ${waived.reason}`)
}

/** Columns are shown only where a range ends on the line on which it begins. */
export function workflowCommand(
  name: Command,
  { file, region, prefix }: PlaceOnDisk,
  title: string,
  message: string,
): string {
  const { line, column, endLine, endColumn } = region ?? {}
  const isOnOneLine = endLine === undefined || endLine === line
  const properties = Object.entries({
    file,
    line,
    endLine,
    col: isOnOneLine ? column : undefined,
    endColumn: isOnOneLine ? endColumn : undefined,
    title,
  }).filter(([, value]) => value !== undefined)
  const list = properties.map(([key, value]) => `${key}=${escapeProperty(String(value))}`)
  return `::${name} ${list.join(',')}::${escapeData(shortened(prefix + message))}\n`
}

function shortened(message: string): string {
  return message.length > LONGEST ? `${message.slice(0, LONGEST)}…` : message
}

function escapeData(text: string): string {
  return visible(text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A'))
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
