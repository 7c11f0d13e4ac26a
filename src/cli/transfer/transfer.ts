import path from 'node:path'
import { CommandError, endWith, EXIT, usageError } from '../exit-status.ts'
import { counted, writeNotice, writeReport } from '../output.ts'
import type { ImportFlags } from '../program/transfer-commands.ts'
import { progressLine } from '../progress-line.ts'
import { RegistryRefusal } from '../registry/registry-client.ts'
import { applyItem, takeBack, type Applied } from './apply-item.ts'
import { planItem, type PlannedItem } from './plan-transfer.ts'
import { readSource } from './read-source.ts'
import type { LeftOut } from './transfer-item.ts'

const DOMAIN = /^[a-z0-9][a-z0-9-]*(?:\/[a-z0-9][a-z0-9-]*)*$/

/** Imports all contracts of a source; what is there already is left alone, so that it can be repeated. */
export async function transfer(source: string, flags: ImportFlags): Promise<void> {
  if (!DOMAIN.test(flags.domain))
    throw usageError(`"${flags.domain}" is no domain; write one such as payments/cards.`)
  const { kind, items, leftOut } = await readSource(source, flags.domain)
  if (items.length === 0 && leftOut.length === 0)
    throw usageError(`${source} has no contract that could be imported.`)
  const progress = progressLine()
  const planned = new Map<string, PlannedItem>()
  const refused: PlannedItem[] = []
  for (const [index, item] of items.entries()) {
    progress.show(`reading ${index + 1} of ${items.length}: ${item.from}`)
    const plan = await planItem(item, planned)
    if (plan.outcome === 'refused') refused.push(plan)
    else planned.set(plan.id, plan)
  }
  progress.end()
  const plan = [...planned.values(), ...refused]
  const isStopped = flags.allOrNothing === true && (refused.length > 0 || leftOut.length > 0)
  if (flags.dryRun === true || isStopped) {
    await report(plan, leftOut, flags, kind)
    if (isStopped) await writeNotice('Nothing was imported, since not everything could be.')
  } else {
    await report(await carryOut(plan, source, flags), leftOut, flags, kind)
  }
}

async function carryOut(
  plan: readonly PlannedItem[],
  source: string,
  { allOrNothing }: ImportFlags,
): Promise<readonly PlannedItem[]> {
  const progress = progressLine()
  const done: PlannedItem[] = []
  const applied: Applied[] = []
  for (const [index, item] of plan.entries()) {
    progress.show(`importing ${index + 1} of ${plan.length}: ${item.id}`)
    if (item.outcome === 'unchanged' || item.outcome === 'refused') {
      done.push(item)
      continue
    }
    try {
      applied.push(await applyItem(item, path.basename(path.resolve(source))))
      done.push(item)
    } catch (error) {
      if (!(error instanceof CommandError)) throw error
      progress.end()
      done.push({ ...item, outcome: 'refused', note: error.message })
      if (!(error instanceof RegistryRefusal)) {
        await writeNotice('The import broke off; the same command goes on.')
        throw error
      }
      if (allOrNothing !== true) continue
      for (const made of applied.reverse()) if (made.isNew) await takeBackOrTell(made)
      await writeNotice(
        `Nothing was imported: ${item.id} was refused, and the drafts made before it were taken back.`,
      )
      const none = 'it was taken back, since not everything could be imported'
      return plan.map((one) => ({
        ...one,
        outcome: 'refused',
        note: one === item ? error.message : none,
      }))
    }
  }
  progress.end()
  return done
}

/** A draft that somebody has changed meanwhile is theirs. */
async function takeBackOrTell(made: Applied): Promise<void> {
  try {
    await takeBack(made)
  } catch (error) {
    if (!(error instanceof CommandError)) throw error
    await writeNotice(`${made.id} stays: ${error.message}`)
  }
}

async function report(
  items: readonly PlannedItem[],
  leftOut: readonly LeftOut[],
  { format, dryRun }: ImportFlags,
  kind: string,
): Promise<void> {
  const count = (outcome: string): number => items.filter((item) => item.outcome === outcome).length
  if (count('refused') + leftOut.length > 0) endWith(EXIT.findings)
  if (format === 'json') {
    const shown = items.map(({ id, outcome, note, item: { from } }) => ({
      id,
      outcome,
      note,
      from,
    }))
    await writeReport(
      `${JSON.stringify({ kind, dryRun: dryRun === true, items: shown, leftOut }, undefined, 2)}\n`,
      undefined,
    )
    return
  }
  const lines = items
    .filter(({ outcome }) => dryRun === true || outcome === 'refused')
    .map(({ id, outcome, note, item: { from } }) =>
      [`${outcome.padEnd(9)} ${id}`, `  from ${from}`, note && `: ${note}`]
        .filter(Boolean)
        .join(''),
    )
  const left = leftOut.map(({ from, reason }) => `left out  ${from}: ${reason}`)
  const words = dryRun === true ? ['to create', 'to replace'] : ['created', 'replaced']
  const sum = `${counted(items.length, 'contract')}: ${count('create')} ${words[0]}, ${count('replace')} ${words[1]}, ${count('unchanged')} unchanged, ${count('refused')} refused; ${leftOut.length} left out.`
  await writeReport(`${[...lines, ...left, sum].join('\n')}\n`, undefined)
}
