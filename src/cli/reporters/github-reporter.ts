import type { Location } from '../../contracts/index.ts'
import type { Finding, LintResult, Severity } from '../../rules/index.ts'
import { counted } from '../output.ts'
import { visible } from './display-text.ts'
import { listed, openReasons } from './not-evaluated.ts'
import type { Reporter } from './reporter.ts'

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
    result: ({ result }) => commandsOf(result).join(''),
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

function commandsOf({ source, error, findings, policies, baseline }: LintResult): string[] {
  if (error !== undefined) {
    const { code, message, location } = error
    return [command('error', location ?? { file: source }, code, message)]
  }
  return [
    ...findings.map(annotation),
    ...openReasons(policies).map(({ policies: asking, reason, rules }) =>
      command(
        'warning',
        { file: source },
        `${listed(asking)}: not evaluated`,
        `${counted(rules.length, 'rule')} could not be judged (${reason}): ${rules.join(', ')}`,
      ),
    ),
    ...(baseline === undefined || baseline.suppressed === 0
      ? []
      : [
          command(
            'notice',
            { file: source },
            'Baseline',
            `${counted(baseline.suppressed, 'finding')} of the baseline left out`,
          ),
        ]),
  ]
}

function annotation({ severity, location, rule, message, fix, waived }: Finding): string {
  const words = fix === undefined ? message : `${message} ${fix}`
  if (waived === null) return command(COMMANDS[severity], location, rule, words)
  const until = waived.until === undefined ? '' : ` until ${waived.until}`
  return command('notice', location, `${rule} (waived${until})`, `${words} ${waived.reason}`)
}

/** Columns are shown only where a range ends on the line on which it begins. */
function command(
  name: Command,
  place: Pick<Location, 'file'> & Partial<Location>,
  title: string,
  message: string,
): string {
  const { file, line, column, endLine, endColumn } = place
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
  return `::${name} ${list.join(',')}::${escapeData(shortened(message))}\n`
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
