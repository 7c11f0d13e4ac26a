import { dayInWords, levelInWords, openLevelInWords } from '../../figure-in-words.ts'
import type { Report } from '../../report.ts'
import { say } from '../../texts.ts'
import type { Addresses } from '../addresses.ts'
import { escapeMarkup, shortened } from '../markup.ts'
import { radar } from '../pictures/radar.ts'
import { trendLine } from '../pictures/trend-line.ts'
import { shadeOfLevel } from '../shades.ts'
import { link, listOf, section, table } from './html-parts.ts'

const LONGEST_NEED = 140 // characters
const LONGEST_TITLE = 50 // characters of a business area's title
const LONGEST_LACKING = 400
const NEAREST = 2 // of what an area lacks, as many are printed

/** Where each area of practice stands, as a web and as a table that says what is missing. */
export function standingSection(report: Report, addresses: Addresses): string {
  const { standing, levels } = report
  const words = {
    id: 'radar',
    title: say('dimensions.title'),
    description: say('dimensions.picture'),
  }
  const missing = (needs: Report['standing'][number]['missing']): string => {
    if (needs.length === 0) return escapeMarkup(say('dimensions.highest'))
    const lines = needs.map(({ text, fact }) => {
      const words = shortened(text, LONGEST_NEED)
      return fact === undefined ? escapeMarkup(words) : link(addresses.fact(fact), words)
    })
    return listOf(lines, NEAREST)
  }
  const rows = standing.map(({ name, level, missing: needs }) => [
    escapeMarkup(name),
    `${level} ${escapeMarkup(shortened(levels[level - 1]?.name ?? '', LONGEST_TITLE))}`,
    missing(needs),
  ])
  const columns = ['dimensions.dimension', 'dimensions.level', 'dimensions.missing'] as const
  const content = `<div class="pair unequal">
${radar(words, standing, levels.length)}
${table(
  say('dimensions.title'),
  columns.map((key) => ({ title: say(key) })),
  rows,
)}
</div>`
  return section('standing', say('dimensions.title'), say('dimensions.lead'), content)
}

type OpenLevel = Parameters<typeof openLevelInWords>[0]

/** Business areas against areas of practice; each field says its level in a number and in a shade. */
export function heatMapSection(report: Report, addresses: Addresses): string {
  const { heatMap, standing, levels } = report
  if (heatMap.rows.length === 0) {
    const none = `<p class="none">${escapeMarkup(say('heatMap.none'))}</p>`
    return section('areas', say('heatMap.title'), say('heatMap.lead'), none)
  }
  const heads = [
    say('heatMap.domain'),
    say('heatMap.services'),
    ...standing.map(({ name }) => name),
    say('heatMap.overall'),
  ]
  const field = (cell: OpenLevel, label: string, address: string): string => {
    const isUnknown = cell.isOpen && cell.level === 1
    const shade = isUnknown ? '' : ` class="s${shadeOfLevel(cell.level, levels.length)}"`
    return `<td${shade}><a href="${escapeMarkup(address)}" title="${escapeMarkup(label)}">${openLevelInWords(cell)}</a></td>`
  }
  const rows = heatMap.rows.map((row) => {
    const { title, services, level, isOpen, cells } = row
    const address = addresses.area(row)
    const fields = cells.map((cell) => {
      const dimension = standing.find(({ id }) => id === cell.dimension)?.name ?? cell.dimension
      const values = { dimension, domain: title, level: cell.level }
      const label = cell.isOpen ? say('heatMap.cell.open', values) : say('heatMap.cell', values)
      return field(cell, label, address)
    })
    const overall = field({ level, isOpen }, `${title}: ${level}`, address)
    return `<tr><th scope="row">${link(address, shortened(title, LONGEST_TITLE))}</th><td>${services}</td>${fields.join('')}${overall}</tr>`
  })
  const more =
    heatMap.leftOut === 0
      ? ''
      : `<p class="small">${escapeMarkup(say('heatMap.more', { count: heatMap.leftOut }))}</p>`
  const lacking = heatMap.rows.flatMap(({ lacks }) =>
    lacks === undefined ? [] : [`<li>${escapeMarkup(shortened(lacks, LONGEST_LACKING))}.</li>`],
  )
  const why =
    lacking.length === 0
      ? ''
      : `<details><summary>${escapeMarkup(say('heatMap.why'))}</summary><ul>${lacking.join('')}</ul></details>`
  const content = `<table class="heat">
<caption>${escapeMarkup(say('heatMap.title'))}</caption>
<thead><tr>${heads.map((head) => `<th scope="col">${escapeMarkup(head)}</th>`).join('')}</tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>${why}${more}`
  return section('areas', say('heatMap.title'), say('heatMap.lead'), content)
}

const NEWEST = 8 // rows that stand beside the picture

/** How the level went, as a line and as a table of the newest days. */
export function trendSection({ trend, levels }: Report): string {
  if (trend.length === 0) {
    const none = `<p class="none">${escapeMarkup(say('trend.none'))}</p>`
    return section('trend', say('trend.title'), say('trend.lead'), none)
  }
  const words = { id: 'trend-line', title: say('trend.title'), description: say('trend.picture') }
  const rows = trend
    .slice(-NEWEST)
    .reverse()
    .map(({ asOf, level, mean }) => [
      escapeMarkup(dayInWords(asOf)),
      `${level} ${escapeMarkup(levels[level - 1]?.name ?? '')}`,
      levelInWords(mean),
    ])
  const content = `<div class="pair">
${trendLine(words, trend, levels.length)}
${table(
  say('trend.title'),
  [
    { title: say('trend.when') },
    { title: say('trend.level') },
    { title: say('trend.mean'), isNumber: true },
  ],
  rows,
)}
</div>`
  return section('trend', say('trend.title'), say('trend.lead'), content)
}
