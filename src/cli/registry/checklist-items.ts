import type { ChecklistItemView } from '../../registry/index.ts'
import { printable, writeNotice, writeReport } from '../output.ts'
import { ask, askJson, jsonBody, refusal } from './registry-client.ts'

/** What commander makes of the options of commands that vouch for an item. */
export interface TickFlags {
  readonly evidence?: string
  readonly note?: string
  readonly clear?: true
}

/**
 * Vouches for an item of a checklist, or takes that back.
 * @param checklist its path below `/api/v1`
 */
export async function tickItem(
  checklist: string,
  item: string,
  { clear, evidence, note }: TickFlags,
): Promise<void> {
  const path = `${checklist}/${encodeURIComponent(item)}`
  if (clear === true) {
    const response = await ask(path, { method: 'DELETE' })
    if (!response.ok) throw await refusal(response)
    await writeNotice(`${item} is not ticked.`)
    return
  }
  const ticked = await askJson<ChecklistItemView>(path, jsonBody('PUT', { evidence, note }))
  await writeReport(`${printable(itemLine(ticked))}\n`, undefined)
}

/** An item for a terminal: who vouched for it, or that nobody did. */
export function itemLine({ item, title, isTicked, isLapsed, tickedBy }: ChecklistItemView): string {
  const mark = isTicked ? `ticked by ${tickedBy ?? ''}` : isLapsed ? 'lapsed' : 'open'
  return `checklist  ${item} (${mark}): ${title}`
}
