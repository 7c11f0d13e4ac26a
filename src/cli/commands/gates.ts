import type { ChecklistItemView, TransitionOverview } from '../../registry/index.ts'
import { endWith, EXIT, usageError } from '../exit-status.ts'
import { printable, writeNotice, writeReport } from '../output.ts'
import { parseCoordinates, versionPath, type Coordinates } from '../registry/coordinates.ts'
import { ask, askJson, jsonBody, refusal } from '../registry/registry-client.ts'
import { overviewLines } from '../registry/transition-decision.ts'

/** What commander makes of the options of `gates`. */
export interface GatesFlags {
  readonly to?: string
  readonly format: 'stylish' | 'json'
}

/** What commander makes of the options of `tick`. */
export interface TickFlags {
  readonly evidence?: string
  readonly note?: string
  readonly clear?: true
}

/** `concordat gates`: what is missing before a version goes on. */
export async function gatesCommand(version: string, { to, format }: GatesFlags): Promise<void> {
  const path = versionPath(versionOf(version))
  const overview = await askJson<TransitionOverview>(`${path}/transitions`)
  const { items } = await askJson<{ items: readonly ChecklistItemView[] }>(`${path}/checklist`)
  const available = overview.available.filter((one) => to === undefined || one.to === to)
  if (to !== undefined && available.length === 0) {
    const ways = overview.available.map((one) => one.to).join(', ')
    throw usageError(
      `Nothing leads from ${overview.state} to "${to}"; from there it can go to ${ways === '' ? 'nothing' : ways}.`,
    )
  }
  const shown = { ...overview, available }
  const report =
    format === 'json'
      ? `${JSON.stringify({ ...shown, checklist: items }, undefined, 2)}\n`
      : `${printable([...overviewLines(shown), ...items.map(itemLine)].join('\n'))}\n`
  await writeReport(report, undefined)
  if (to !== undefined && !available.some((one) => one.wouldBeAllowed)) endWith(EXIT.findings)
}

function itemLine({ item, title, isTicked, isLapsed, tickedBy }: ChecklistItemView): string {
  const mark = isTicked ? `ticked by ${tickedBy ?? ''}` : isLapsed ? 'lapsed' : 'open'
  return `checklist  ${item} (${mark}): ${title}`
}

/** `concordat tick`: vouches for an item, or takes that back. */
export async function tickCommand(version: string, item: string, flags: TickFlags): Promise<void> {
  const path = `${versionPath(versionOf(version))}/checklist/${encodeURIComponent(item)}`
  const { clear, evidence, note } = flags
  if (clear === true) {
    const response = await ask(path, { method: 'DELETE' })
    if (!response.ok) throw await refusal(response)
    await writeNotice(`${item} is not ticked.`)
    return
  }
  const ticked = await askJson<ChecklistItemView>(path, jsonBody('PUT', { evidence, note }))
  await writeReport(`${printable(itemLine(ticked))}\n`, undefined)
}

function versionOf(text: string): Coordinates {
  const coordinates = parseCoordinates(text)
  if (coordinates?.selector !== undefined) return coordinates
  throw usageError(`"${text}" names no version; write DOMAIN/NAME@VERSION.`)
}
