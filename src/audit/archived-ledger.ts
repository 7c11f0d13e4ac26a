import type { Store } from '../store/index.ts'
import { CHECKPOINTS } from './checkpoint.ts'
import { LedgerChain } from './ledger-chain.ts'
import { entryId, LEDGER, type LedgerEntry, type StoredEntry } from './ledger-entry.ts'
import { exportLedger } from './ledger-export.ts'
import { ExportReader } from './verify-export.ts'

/** How far the ledger of a store has come. */
export interface LedgerStanding {
  readonly entries: number
  /** Whether the last checkpoint speaks of the last entry. */
  readonly signed: boolean
  /** Whether events wait that are not in the ledger yet. */
  readonly waiting: boolean
}

export async function ledgerStanding(store: Store): Promise<LedgerStanding> {
  const chain = await LedgerChain.open(store)
  const [head, last, waiting] = await Promise.all([
    chain.head(),
    chain.lastCheckpoint(),
    store.outbox.pending(1),
  ])
  return {
    entries: head?.sequence ?? 0,
    signed: head?.sequence === last?.sequence,
    waiting: waiting.length > 0,
  }
}

/** The whole ledger as an export in JSON, in pieces; without relaying, and without a key. */
export async function* ledgerLines(store: Store): AsyncGenerator<string, undefined> {
  yield* exportLedger(await LedgerChain.open(store), 'json', {})
  return undefined
}

const BATCH = 500 // entries

/**
 * Puts the ledger of an export into a store, entry by entry as it was. What is there already stays, so that what
 * was interrupted can be gone on with. Verify the export before.
 * @param lines of the export, without their ends
 * @throws AuditError `export-unreadable`
 */
export async function restoreLedger(store: Store, lines: AsyncIterable<string>): Promise<void> {
  const entries = await store.collection(LEDGER)
  const checkpoints = await store.collection(CHECKPOINTS)
  const reader = new ExportReader(lines)
  const signed = await reader.checkpoints()
  const present = await checkpoints.count()
  await checkpoints.insertInOrder(
    signed.slice(present).map((value) => ({ id: entryId(value.number), value })),
  )
  let batch: { id: string; value: StoredEntry }[] = []
  const last = (await (await LedgerChain.open(store)).head())?.sequence ?? 0
  for await (const { place, entry } of reader.entries()) {
    if (place <= last) continue
    batch.push({ id: entryId(place), value: toStoredEntry(entry) })
    if (batch.length < BATCH) continue
    await entries.insertInOrder(batch)
    batch = []
  }
  await entries.insertInOrder(batch)
}

function toStoredEntry({ sequence, previousHash, hash, ...event }: LedgerEntry): StoredEntry {
  return { sequence, event, previousHash, hash }
}
