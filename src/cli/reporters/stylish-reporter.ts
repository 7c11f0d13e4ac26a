import type { FindingInForce } from '../../registry/index.ts'
import type { Finding, LintResult } from '../../rules/index.ts'
import { counted } from '../output.ts'
import type { Colours } from './colours.ts'
import { cellsOf, visible } from './display-text.ts'
import { excerptOf } from './excerpt.ts'
import type { LintSummary } from './lint-report.ts'
import { judgedBeside } from './judged-beside.ts'
import { listed, openReasons } from './not-evaluated.ts'
import type { Reporter } from './reporter.ts'
import type { SourceLines } from './source-lines.ts'

const INDENT = ' '.repeat(12)
const WIDTH = 100 // characters of a line of rule names
const MOST_RULES = 20 // that are named for one reason; the JSON report has them all

/** The report for a terminal: a block per contract, and what it comes to at the end. */
export function stylishReporter(colours: Colours): Reporter {
  let isFirst = true
  return {
    begin: () => '',
    result({ result, sources }) {
      const separator = isFirst ? '' : '\n'
      isFirst = false
      return separator + block(result, sources, colours)
    },
    end: (summary) => `\n${total(summary)}\n`,
  }
}

function total(summary: LintSummary): string {
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
  return `${verdicts.join(', ')}; ${counts}`
}

function block(result: LintResult, sources: SourceLines, colours: Colours): string {
  const head = `${colours.bold(visible(result.source))}  ${colours.dim(result.format)}  ${verdict(result.verdict, colours)}`
  if (result.error !== undefined) {
    const { location, message, code } = result.error
    const place = location === undefined ? '' : `${location.line}:${location.column}  `
    const excerpt = location === undefined ? [] : sourceLine(location, sources, colours)
    return `${[head, `  ${place}${visible(message)}  ${colours.dim(code)}`, ...excerpt].join('\n')}\n`
  }
  const lines = [
    ...saidOnce(result.findings).flatMap((alike) =>
      linesOf(alike, result.source, sources, colours),
    ),
    ...notEvaluated(result, colours),
    ...judgedBeside(result).map((clause) => colours.dim(`  ${visible(clause)}`)),
    ...accepted(result).map(colours.dim),
  ]
  return `${[head, ...lines].join('\n')}\n`
}

/** Findings of several rules that say the same of one place, together: profiles repeat requirements of others. */
function saidOnce(findings: readonly Finding[]): readonly (readonly [Finding, ...Finding[]])[] {
  const alike = new Map<string, [Finding, ...Finding[]]>()
  for (const finding of findings) {
    const { location, severity, message, fix, waived } = finding
    const key = JSON.stringify([location, severity, message, fix, waived?.id, inForceOf(finding)])
    const known = alike.get(key)
    if (known === undefined) alike.set(key, [finding])
    else known.push(finding)
  }
  return [...alike.values()]
}

/** The policies in force that a finding comes from. */
function inForceOf(finding: Finding | FindingInForce): readonly string[] {
  return 'inForce' in finding ? finding.inForce : []
}

function linesOf(
  alike: readonly [Finding, ...Finding[]],
  source: string,
  sources: SourceLines,
  colours: Colours,
): readonly string[] {
  const [{ location, severity, message, waived, fix }] = alike
  const rules = [...new Set(alike.map(({ rule }) => rule))].join(', ')
  const policies = inForceOf(alike[0])
  const asking = policies.length === 0 ? '' : ` (${policies.join(', ')})`
  const elsewhere = location.file === source ? '' : `${visible(location.file)}:`
  const place = `${elsewhere}${location.line}:${location.column}`.padEnd(8)
  const paint = {
    error: colours.red,
    warning: colours.yellow,
    info: colours.dim,
    hint: colours.dim,
  }
  const label = paint[severity](severity.padEnd(7))
  const until = waived?.until === undefined ? '' : ` until ${waived.until}`
  const accepted =
    waived === null ? '' : colours.dim(` (waived${until}: ${visible(waived.reason)})`)
  return [
    `  ${place}  ${label}  ${visible(message)}  ${colours.dim(visible(rules + asking))}${accepted}`,
    ...sourceLine(location, sources, colours),
    ...(fix === undefined ? [] : [INDENT + colours.dim(visible(fix))]),
  ]
}

/** The line with carets below what is meant; in a terminal a wide character takes two of them. */
function sourceLine(
  location: Finding['location'],
  sources: SourceLines,
  colours: Colours,
): readonly string[] {
  const excerpt = excerptOf(location, sources)
  if (excerpt === undefined) return []
  const { line, before, marked, after } = excerpt
  const carets = '^'.repeat(Math.max(1, cellsOf(marked)))
  const gutter = `${line} | `
  return [
    `${INDENT}${colours.dim(gutter)}${before}${marked}${after}`,
    `${INDENT}${' '.repeat(gutter.length + cellsOf(before))}${colours.red(carets)}`,
  ]
}

function notEvaluated({ policies }: LintResult, colours: Colours): readonly string[] {
  return openReasons(policies).flatMap(({ policies: asking, reason, rules }) => [
    colours.yellow(
      `  ${counted(rules.length, 'rule')} of ${visible(listed(asking))} could not be judged: ${visible(reason)}`,
    ),
    ...wrapped(namesOf(rules)),
  ])
}

function namesOf(rules: readonly string[]): readonly string[] {
  const more = rules.length - MOST_RULES
  const named = rules.slice(0, MOST_RULES).map(visible)
  return more > 0 ? [...named, `and ${more} more`] : named
}

function wrapped(words: readonly string[]): readonly string[] {
  const lines: string[] = []
  let line = '   '
  for (const word of words) {
    if (line.length + 1 + word.length > WIDTH) {
      lines.push(line)
      line = '   '
    }
    line += ` ${word}`
  }
  return [...lines, line]
}

/** How many findings count for nothing, and why. */
function accepted({ findings, baseline }: LintResult): readonly string[] {
  const waived = findings.filter((finding) => finding.waived !== null).length
  return [
    ...(waived > 0 ? [`  ${counted(waived, 'finding')} waived`] : []),
    ...(baseline === undefined || baseline.suppressed === 0
      ? []
      : [`  ${counted(baseline.suppressed, 'finding')} of the baseline left out`]),
  ]
}

function verdict(value: LintResult['verdict'], colours: Colours): string {
  if (value === 'pass') return colours.green(value)
  return value === 'indeterminate' ? colours.yellow(value) : colours.red(value)
}
