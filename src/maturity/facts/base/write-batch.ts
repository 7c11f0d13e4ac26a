import { StoreError, type Collection, type Stored } from '../../../store/index.ts'
import { createTally, type Row } from '../tally.ts'
import type { FactRecord, FactState, FactSums } from './fact-documents.ts'

export interface FactCollections {
  readonly states: Collection<FactState>
  readonly records: Collection<FactRecord>
  readonly sums: Collection<FactSums>
}

const ATTEMPTS = 50 // of others that finish the same batch at the same moment

/** Carries out a batch, in whole or what is left of it. @param today the day before which nobody asks any more */
export async function writeBatch(
  { records, sums }: FactCollections,
  batch: number,
  begun: NonNullable<FactState['begun']>,
  today: string,
): Promise<void> {
  await writeRecords(records, batch, begun.records)
  for (const { scope, rows } of begun.sums) {
    await write(sums, scope, batch, (present) => ({
      rows: addedUp(present?.rows ?? [], rows, today),
      batch,
    }))
  }
}

async function writeRecords(
  records: Collection<FactRecord>,
  batch: number,
  wanted: readonly { readonly id: string; readonly record: FactRecord }[],
): Promise<void> {
  const present = new Map(
    (await records.getMany(wanted.map(({ id }) => id))).map((stored) => [stored.id, stored]),
  )
  const fresh = wanted.filter(({ id }) => !present.has(id))
  // One write for all of them, as long as nobody else does the same.
  const inserted = await records.insertInOrder(
    fresh.map(({ id, record }) => ({ id, value: record })),
  )
  const rest = [...wanted.filter(({ id }) => present.has(id)), ...fresh.slice(inserted)]
  for (const { id, record } of rest) await write(records, id, batch, () => record)
}

/** Writes unless the batch, or one after it, has been here. */
async function write<T extends { readonly batch: number }>(
  collection: Collection<T>,
  id: string,
  batch: number,
  valueFor: (present: T | undefined) => T,
): Promise<void> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const present: Stored<T> | undefined = await collection.get(id)
    if (present !== undefined && present.value.batch >= batch) return
    try {
      if (present === undefined) await collection.insert(id, valueFor(undefined), [])
      else await collection.replace(id, present.revision, valueFor(present.value), [])
      return
    } catch (error) {
      if (!isOvertaken(error)) throw error
    }
  }
  throw new Error(`${id} was changed all the time`)
}

function addedUp(present: readonly Row[], more: readonly Row[], today: string): FactSums['rows'] {
  const tally = createTally(present)
  tally.add(more)
  return tally.rows(today).map((row) => [...row])
}

/** Whether somebody else was faster. */
export function isOvertaken(error: unknown): boolean {
  return (
    error instanceof StoreError &&
    (error.code === 'stale-revision' ||
      error.code === 'duplicate-key' ||
      error.code === 'not-found')
  )
}
