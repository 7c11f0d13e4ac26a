import type { Finding, LintResult, PolicyResult } from '../../rules/index.ts'
import { counted, printable } from '../output.ts'
import type { Colours } from './colours.ts'
import type { LintReport } from './lint-report.ts'

const NOT_EVALUATED_SHOWN = 5 // per policy; the JSON report lists all of them

/** The report for a terminal: a block per contract, and what it comes to at the end. */
export function stylishReport({ results, summary }: LintReport, colours: Colours): string {
  const blocks = results.map((result) => block(result, colours))
  const { error, warning, info, hint } = summary.findings
  const counts = [
    counted(error, 'error'),
    counted(warning, 'warning'),
    counted(info, 'info'),
    counted(hint, 'hint'),
  ].join(', ')
  const verdicts = (['pass', 'fail', 'indeterminate', 'unreadable'] as const)
    .filter((verdict) => summary[verdict] > 0)
    .map((verdict) => `${summary[verdict]} ${verdict}`)
  return `${blocks.join('\n')}\n${verdicts.join(', ')}; ${counts}\n`
}

function block(result: LintResult, colours: Colours): string {
  const head = `${colours.bold(printable(result.source))}  ${colours.dim(result.format)}  ${verdict(result.verdict, colours)}`
  if (result.error !== undefined) {
    const { location, message, code } = result.error
    const place = location === undefined ? '' : `${location.line}:${location.column}  `
    return `${head}\n  ${place}${printable(message)}  ${colours.dim(code)}\n`
  }
  const lines = [
    ...result.findings.map((finding) => line(finding, result.source, colours)),
    ...result.policies.flatMap((policy) => notEvaluated(policy, colours)),
  ]
  return `${[head, ...lines].join('\n')}\n`
}

function line(finding: Finding, source: string, colours: Colours): string {
  const { location, severity, message, rule, waived, fix } = finding
  const elsewhere = location.file === source ? '' : `${printable(location.file)}:`
  const place = `${elsewhere}${location.line}:${location.column}`.padEnd(8)
  const paint = {
    error: colours.red,
    warning: colours.yellow,
    info: colours.dim,
    hint: colours.dim,
  }
  const label = paint[severity](severity.padEnd(7))
  const accepted = waived === null ? '' : colours.dim(` (waived until ${waived.until})`)
  const hint = fix === undefined ? '' : `\n${' '.repeat(20)}${colours.dim(printable(fix))}`
  return `  ${place}  ${label}  ${printable(message)}  ${colours.dim(rule)}${accepted}${hint}`
}

function notEvaluated({ id, notEvaluated: open }: PolicyResult, colours: Colours): string[] {
  if (open.length === 0) return []
  const shown = open
    .slice(0, NOT_EVALUATED_SHOWN)
    .map(({ rule, reason }) => `    ${rule}: ${printable(reason)}`)
  const rest = open.length - shown.length
  return [
    colours.yellow(`  ${counted(open.length, 'rule')} of ${id} could not be judged:`),
    ...shown,
    ...(rest > 0 ? [`    and ${rest} more`] : []),
  ]
}

function verdict(value: LintResult['verdict'], colours: Colours): string {
  if (value === 'pass') return colours.green(value)
  return value === 'indeterminate' ? colours.yellow(value) : colours.red(value)
}
