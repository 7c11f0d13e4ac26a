import {
  profilesOf,
  SEVERITIES,
  type Finding,
  type FindPack,
  type LintResult,
} from '../../rules/index.ts'
import { counted } from '../output.ts'
import { visible } from './display-text.ts'
import { excerptOf } from './excerpt.ts'
import { htmlBoxes, htmlHead } from './html-head.ts'
import { HTML_STYLE } from './html-style.ts'
import { conformance } from './html-conformance.ts'
import type { LintSummary } from './lint-report.ts'
import { judgedBeside } from './judged-beside.ts'
import { listed, openReasons } from './not-evaluated.ts'
import type { Reporter } from './reporter.ts'
import type { Judged } from './judged.ts'
import type { SourceLines } from './source-lines.ts'
import { escapeXml } from './xml-text.ts'

/**
 * One HTML page that needs nothing else: no script, no font, no address is loaded, and its policy forbids it.
 * Severities are hidden and shown by check boxes alone.
 */
export function htmlReporter(version: string, packOf: FindPack): Reporter {
  let sections = 0
  return {
    begin: () => head(version),
    result(judged) {
      sections += 1
      return section(judged, `contract-${sections}`, packOf)
    },
    end: (summary) => `${sum(summary)}</main>\n</body>\n</html>\n`,
  }
}

function head(version: string): string {
  return `${htmlHead('Contracts judged by Concordat', HTML_STYLE, version)}<h1>Contracts judged by Concordat</h1>
<p><a href="#sum">To the sum of all contracts</a></p>
${htmlBoxes('Findings to show', [...SEVERITIES, 'waived'])}`
}

function section({ result, sources }: Judged, id: string, packOf: FindPack): string {
  const { source, format, verdict, error, policies, findings, baseline } = result
  const title = `<section aria-labelledby="${id}">\n<h2 id="${id}">${shown(source)}</h2>\n<p><strong class="${verdict}">${verdict}</strong>, ${shown(format)}</p>\n`
  if (error !== undefined) {
    const place = error.location === undefined ? '' : `Line ${error.location.line}: `
    const excerpt = error.location === undefined ? '' : lineOf(error.location, sources)
    return `${title}<p>${place}${shown(error.message)} (<code>${shown(error.code)}</code>)</p>\n${excerpt}</section>\n`
  }
  const parts = [title, policyTable(result)]
  if (findings.length > 0) {
    const rows = findings.map((finding) => row(finding, source, sources))
    parts.push(
      `<table class="findings">\n<caption>Findings in ${shown(source)}</caption>\n<thead><tr><th scope="col" class="place">Place</th><th scope="col">Finding</th></tr></thead>\n<tbody>\n${rows.join('')}</tbody>\n</table>\n`,
    )
  }
  const open = openReasons(policies)
  if (open.length > 0) {
    const items = open.map(
      ({ policies: asking, reason, rules }) =>
        `<li>${counted(rules.length, 'rule')} of ${shown(listed(asking))}: ${shown(reason)} (${rules.map(shown).join(', ')})</li>\n`,
    )
    parts.push(
      `<h3>Not evaluated in ${shown(source)}</h3>\n<ul class="indeterminate">\n${items.join('')}</ul>\n`,
    )
  }
  for (const clause of judgedBeside(result)) {
    parts.push(`<p class="note">${shown(clause)}.</p>\n`)
  }
  for (const judged of profilesOf(result, packOf)) parts.push(conformance(judged, source))
  if (baseline !== undefined) {
    parts.push(
      `<p class="note">${counted(baseline.suppressed, 'finding')} of the baseline left out.</p>\n`,
    )
  }
  return `${parts.join('')}</section>\n`
}

function policyTable({ policies, source }: LintResult): string {
  const columns = ['errors', 'warnings', 'infos', 'hints', 'not evaluated']
  const rows = policies.map(({ id, version, verdict, counts, notEvaluated }) => {
    const { error, warning, info, hint } = counts
    const cells = [error, warning, info, hint, notEvaluated.length]
    return `<tr><th scope="row">${shown(id)} ${shown(version)}<span class="chip ${verdict}">${verdict}</span></th>${cells.map((cell) => `<td class="count">${cell}</td>`).join('')}</tr>\n`
  })
  const heads = columns.map((name) => `<th scope="col" class="count">${name}</th>`).join('')
  return `<table>\n<caption>Policies for ${shown(source)}</caption>\n<thead><tr><th scope="col">Policy</th>${heads}</tr></thead>\n<tbody>\n${rows.join('')}</tbody>\n</table>\n`
}

function row(finding: Finding, source: string, sources: SourceLines): string {
  const { location, severity, rule, help, message, fix, waived, requirements } = finding
  const elsewhere = location.file === source ? '' : `${shown(location.file)}<br>`
  const until = waived?.until === undefined ? '' : ` until ${waived.until}`
  const notes = [
    ...(fix === undefined ? [] : [shown(fix)]),
    ...(requirements.length === 0 ? [] : [`Requirements: ${shown(requirements.join(', '))}`]),
    ...(waived === null ? [] : [`Waived${until}: ${shown(waived.reason)}`]),
  ].map((note) => `<p class="note">${note}</p>`)
  const group = waived === null ? severity : 'waived'
  return `<tr class="of-${group}"><td class="place"><span class="chip ${severity}">${severity}</span>${elsewhere}${location.line}:${location.column}</td><td>${shown(message)} <a href="${escapeXml(help)}" rel="noreferrer">${shown(rule)}</a>${lineOf(location, sources)}${notes.join('')}</td></tr>\n`
}

/** The line of source; it scrolls by itself, so that a keyboard must be able to reach it. */
function lineOf(location: Finding['location'], sources: SourceLines): string {
  const excerpt = excerptOf(location, sources)
  if (excerpt === undefined) return ''
  const { line, before, marked, after } = excerpt
  const mark = marked === '' ? '' : `<mark>${escapeXml(marked)}</mark>`
  return `<pre tabindex="0"><code>${line} | ${escapeXml(before)}${mark}${escapeXml(after)}</code></pre>`
}

function sum({ sources, pass, fail, indeterminate, unreadable, findings }: LintSummary): string {
  const rows = Object.entries({
    contracts: sources,
    pass,
    fail,
    indeterminate,
    unreadable,
    errors: findings.error,
    warnings: findings.warning,
    infos: findings.info,
    hints: findings.hint,
  }).map(
    ([name, count]) => `<tr><th scope="row">${name}</th><td class="count">${count}</td></tr>\n`,
  )
  return `<section aria-labelledby="sum">\n<h2 id="sum">Sum</h2>\n<table>\n<caption>What all contracts come to</caption>\n<thead><tr><th scope="col">Of</th><th scope="col" class="count">Number</th></tr></thead>\n<tbody>\n${rows.join('')}</tbody>\n</table>\n</section>\n`
}

function shown(text: string): string {
  return escapeXml(visible(text))
}
