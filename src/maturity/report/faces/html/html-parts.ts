import type { Count, ReportItem } from '../../report.ts'
import { say } from '../../texts.ts'
import type { Addresses } from '../addresses.ts'
import { escapeMarkup, shortened } from '../markup.ts'

/** A section with its heading and a sentence on how to read it. */
export function section(id: string, title: string, lead: string, content: string): string {
  return `<section aria-labelledby="${id}">
<h2 id="${id}">${escapeMarkup(title)}</h2>
<p class="lead">${escapeMarkup(lead)}</p>
${content}
</section>`
}

export interface Column {
  readonly title: string
  readonly isNumber?: boolean
}

/** @param rows cells of markup */
export function table(
  caption: string,
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  /** `whole` is printed on one page, `wide-last` gives its last column more room. */
  look?: 'whole' | 'wide-last',
): string {
  const heads = columns.map(
    ({ title, isNumber }) =>
      `<th scope="col"${isNumber === true ? ' class="number"' : ''}>${escapeMarkup(title)}</th>`,
  )
  const body = rows.map((cells) => {
    const written = cells.map((cell, index) => {
      if (index === 0) return `<th scope="row">${cell}</th>`
      const { title = '', isNumber } = columns[index] ?? {}
      // Narrow screens show rows as blocks, in which each field says what it is.
      const head = ` data-head="${escapeMarkup(title)}"`
      return `<td${isNumber === true ? ' class="number"' : ''}${head}>${cell}</td>`
    })
    return `<tr>${written.join('')}</tr>`
  })
  return `<table${look === undefined ? '' : ` class="${look}"`}>
<caption>${escapeMarkup(caption)}</caption>
<thead><tr>${heads.join('')}</tr></thead>
<tbody>
${body.join('\n')}
</tbody>
</table>`
}

export function link(address: string, text: string | number): string {
  return `<a href="${escapeMarkup(address)}">${escapeMarkup(text)}</a>`
}

const LONGEST = 140 // characters of a reason; its page has all of it

/** What was counted, each a link to its page; the rest of many on a screen only. */
export function itemsOf(count: Count, addresses: Addresses, first: number): string {
  const entry = (item: ReportItem): string =>
    `<li>${link(addresses.item(item), item.id)}: <span class="small">${escapeMarkup(shortened(item.because, LONGEST))}</span></li>`
  const rest = count.items.slice(first)
  const more = count.count - Math.min(first, count.items.length)
  const folded =
    rest.length === 0
      ? ''
      : `<details><summary>${escapeMarkup(say('risks.more', { count: more }))}</summary><ul>${rest.map(entry).join('')}</ul></details>`
  return `<ul class="plain">${count.items.slice(0, first).map(entry).join('')}</ul>${folded}`
}

/** The first of many entries of a list; the rest on a screen only. @param entries markup */
export function listOf(entries: readonly string[], first: number): string {
  const shown = entries.slice(0, first).map((entry) => `<li>${entry}</li>`)
  const rest = entries.slice(first).map((entry) => `<li>${entry}</li>`)
  const folded =
    rest.length === 0
      ? ''
      : `<details><summary>${escapeMarkup(say('risks.more', { count: rest.length }))}</summary><ul>${rest.join('')}</ul></details>`
  return `<ul class="plain">${shown.join('')}</ul>${folded}`
}
