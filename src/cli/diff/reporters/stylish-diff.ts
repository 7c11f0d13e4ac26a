import type { Change, Comparison, NotCompared } from '../../../compatibility/index.ts'
import type { Location } from '../../../contracts/index.ts'
import type { Colours } from '../../reporters/colours.ts'
import { visible } from '../../reporters/display-text.ts'
import type { DiffReport, DiffReporter } from '../diff-report.ts'
import {
  adviceInWords,
  consumersInWords,
  operationsInWords,
  summaryInWords,
} from './verdict-words.ts'

const INDENT = ' '.repeat(11)

/** The report for a terminal: the verdict, each change with its places and operations, and what it comes to. */
export function stylishDiff(colours: Colours): DiffReporter {
  return (report) => {
    const { comparison } = report
    const { old, new: now, changes, notCompared } = comparison
    const lines = [
      `${colours.bold(visible(old.source))} → ${colours.bold(visible(now.source))}  ${colours.dim(formats(comparison))}  ${verdict(comparison, colours)}`,
      ...changes.flatMap((change) => linesOf(change, comparison, colours)),
      ...notCompared.map((gap) => colours.yellow(`  not compared: ${gapInWords(gap)}`)),
      '',
      ...ending(report),
    ]
    return `${lines.join('\n')}\n`
  }
}

function formats({ old, new: now }: Comparison): string {
  return old.format === now.format ? old.format : `${old.format} → ${now.format}`
}

function verdict({ verdict: value }: Comparison, colours: Colours): string {
  if (value === 'breaking') return colours.red(value)
  return value === 'indeterminate' ? colours.yellow(value) : colours.green(value)
}

function linesOf(change: Change, comparison: Comparison, colours: Colours): readonly string[] {
  const { level, message, id, operations, waived } = change
  const paint = { error: colours.red, warning: colours.yellow, info: colours.dim }[level]
  const until = waived?.until === undefined ? '' : ` until ${waived.until}`
  const accepted = waived === undefined ? '' : ` (waived${until}: ${visible(waived.reason)})`
  const reached =
    operations.length === 0 ? [] : [`${INDENT}in ${visible(operationsInWords(operations))}`]
  return [
    `  ${paint(level.padEnd(7))}  ${visible(message)}  ${colours.dim(id + accepted)}`,
    ...[...reached, INDENT + visible(placesOf(change, comparison))].map(colours.dim),
    ...consumersInWords(change).map((words) => INDENT + visible(words)),
  ]
}

/** Files are named where a contract has several. */
function placesOf({ oldLocation, newLocation }: Change, { old, new: now }: Comparison): string {
  return [
    ...(oldLocation === undefined ? [] : [`old ${placeOf(oldLocation, old.source)}`]),
    ...(newLocation === undefined ? [] : [`new ${placeOf(newLocation, now.source)}`]),
  ].join(', ')
}

function placeOf({ file, line, column }: Location, source: string): string {
  return file === source ? `${line}:${column}` : `${file}:${line}:${column}`
}

function gapInWords({ reason, oldLocation, newLocation }: NotCompared): string {
  const place = newLocation ?? oldLocation
  return visible(
    place === undefined ? reason : `${place.file}:${place.line}:${place.column}: ${reason}`,
  )
}

function ending(report: DiffReport): readonly string[] {
  const advice = adviceInWords(report)
  return [summaryInWords(report), ...(advice === undefined ? [] : [visible(advice)])]
}
