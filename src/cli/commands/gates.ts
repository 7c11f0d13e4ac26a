import type { ChecklistItemView, TransitionOverview } from '../../registry/index.ts'
import { endWith, EXIT, usageError } from '../exit-status.ts'
import { printable, writeReport } from '../output.ts'
import { itemLine, tickItem, type TickFlags } from '../registry/checklist-items.ts'
import { parseCoordinates, versionPath, type Coordinates } from '../registry/coordinates.ts'
import { askJson } from '../registry/registry-client.ts'
import { overviewLines } from '../registry/transition-decision.ts'

/** What commander makes of the options of `gates`. */
export interface GatesFlags {
  readonly to?: string
  readonly format: 'stylish' | 'json'
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

/** `concordat tick`: vouches for an item, or takes that back. */
export async function tickCommand(version: string, item: string, flags: TickFlags): Promise<void> {
  await tickItem(`${versionPath(versionOf(version))}/checklist`, item, flags)
}

function versionOf(text: string): Coordinates {
  const coordinates = parseCoordinates(text)
  if (coordinates?.selector !== undefined) return coordinates
  throw usageError(`"${text}" names no version; write DOMAIN/NAME@VERSION.`)
}
