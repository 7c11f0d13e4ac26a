import type { Change } from '../../../compatibility/index.ts'
import { CHANGE_LEVELS } from '../../../compatibility/index.ts'
import type { Location } from '../../../contracts/index.ts'
import { visible } from '../../reporters/display-text.ts'
import { excerptOf } from '../../reporters/excerpt.ts'
import { htmlBoxes, htmlHead } from '../../reporters/html-head.ts'
import { HTML_STYLE } from '../../reporters/html-style.ts'
import type { SourceLines } from '../../reporters/source-lines.ts'
import { escapeXml } from '../../reporters/xml-text.ts'
import type { DiffReport, DiffReporter } from '../diff-report.ts'
import {
  adviceInWords,
  consumersInWords,
  countsOf,
  operationsInWords,
  recommendedStep,
  verdictInWords,
} from './verdict-words.ts'

const STYLE = `${HTML_STYLE}
.sides { display: grid; grid-template-columns: 1fr 1fr; gap: .75rem; }
.sides > div { min-width: 0; }
@media (max-width: 40rem) { .sides { grid-template-columns: 1fr; } }
`
const MOST_OPERATIONS = 20
const MOST_INDENT = 40
const AROUND = 2 // lines of source before and after the one that is meant

/** One page that needs nothing else: each change with both sources side by side. */
export function htmlDiff(version: string): DiffReporter {
  return (report) => {
    const { comparison } = report
    const { old, new: now, changes, notCompared, verdict } = comparison
    const advice = adviceInWords(report)
    const step = recommendedStep(comparison)
    const gaps = notCompared.map(({ reason }) => `<li>${shown(reason)}</li>\n`)
    return `${htmlHead('Contracts compared by Concordat', STYLE, version)}<h1>${shown(old.source)} → ${shown(now.source)}</h1>
<p><strong class="${verdict === 'breaking' ? 'fail' : verdict === 'indeterminate' ? verdict : 'pass'}">${verdict}</strong> ${verdictInWords(report)} ${countsOf(comparison)}.</p>
${step === undefined ? '' : `<p>Recommended step of the version: <strong>${step}</strong>.${advice === undefined ? '' : ` ${shown(advice)}`}</p>`}
${htmlBoxes('Changes to show', [...CHANGE_LEVELS, 'waived'])}${gaps.length === 0 ? '' : `<h2>Not compared</h2>\n<ul class="indeterminate">\n${gaps.join('')}</ul>\n`}${table(changes, report)}</main>
</body>
</html>
`
  }
}

function table(changes: readonly Change[], report: DiffReport): string {
  if (changes.length === 0) return ''
  const rows = changes.map((change) => row(change, report)).join('')
  return `<table class="findings">\n<caption>Changes</caption>\n<thead><tr><th scope="col" class="place">Level</th><th scope="col">Change</th></tr></thead>\n<tbody>\n${rows}</tbody>\n</table>\n`
}

function row(change: Change, { oldLines, newLines }: DiffReport): string {
  const { level, message, id, operations, oldLocation, newLocation, waived } = change
  const until = waived?.until === undefined ? '' : ` until ${waived.until}`
  const notes = [
    ...(operations.length === 0
      ? []
      : [`In ${shown(operationsInWords(operations, MOST_OPERATIONS))}`]),
    ...consumersInWords(change).map(shown),
    ...(waived === undefined ? [] : [`Waived${until}: ${shown(waived.reason)}`]),
  ].map((note) => `<p class="note">${note}</p>`)
  const sides = `<div class="sides">${side('old', oldLocation, oldLines)}${side('new', newLocation, newLines)}</div>`
  const group = waived === undefined ? level : 'waived'
  return `<tr class="of-${group}"><td class="place"><span class="chip ${level}">${level}</span></td><td>${shown(message)} <code>${shown(id)}</code>${notes.join('')}${sides}</td></tr>\n`
}

/** Lines of one source around a place; it scrolls by itself, so that a keyboard must be able to reach it. */
function side(name: string, location: Location | undefined, lines: SourceLines): string {
  if (location === undefined) return `<div><p class="note">${name}: not there</p></div>`
  const { file, line, column } = location
  const around = Array.from({ length: 2 * AROUND + 1 }, (_, index) => line - AROUND + index)
  const texts = around.filter((at) => at > 0).map((at) => [at, lines.line(file, at)] as const)
  const indent = Math.min(...texts.map(([, text]) => indentOf(text)))
  const shownLines = texts.flatMap(([at, text]) => {
    if (at === line) return [marked(location, lines, indent)]
    const place = { ...location, line: at, column: 1, endLine: at, endColumn: 1 }
    const excerpt = excerptOf(place, lines)
    return excerpt === undefined
      ? []
      : [`${at} | ${pad(text, indent)}${escapeXml(excerpt.after.trimStart())}`]
  })
  return `<div><p class="note">${name}: ${shown(file)}:${line}:${column}</p><pre tabindex="0"><code>${shownLines.join('\n')}</code></pre></div>`
}

function marked(location: Location, lines: SourceLines, indent: number): string {
  const excerpt = excerptOf(location, lines)
  if (excerpt === undefined) return String(location.line)
  const { line, before, marked: meant, after } = excerpt
  const mark = meant === '' ? '' : `<mark>${escapeXml(meant)}</mark>`
  return `${line} | ${pad(lines.line(location.file, line), indent)}${escapeXml(before)}${mark}${escapeXml(after)}`
}

/** How far a line is indented; without end for one with nothing in it, which nobody sees. */
function indentOf(text = ''): number {
  const first = text.search(/\S/)
  return first === -1 ? Number.POSITIVE_INFINITY : first
}

/** What is left of the indentation when all lines that are shown lose as much. */
function pad(text: string | undefined, indent: number): string {
  const rest = indentOf(text) - indent
  return Number.isFinite(rest) ? ' '.repeat(Math.min(rest, MOST_INDENT)) : ''
}

function shown(text: string): string {
  return escapeXml(visible(text))
}
