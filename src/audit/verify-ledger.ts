import type { Stored } from '../store/index.ts'
import { type Checkpoint, hashOfCheckpoint, isProperlySigned } from './checkpoint.ts'
import { everything, KEY_ROTATED, type LedgerChain } from './ledger-chain.ts'
import {
  entryId,
  hashOfLedgerEntry,
  type LedgerEntry,
  NO_HASH,
  type StoredEntry,
  toLedgerEntry,
} from './ledger-entry.ts'

export const LEDGER_FAULTS = [
  'altered',
  'removed',
  'reordered',
  'rewritten',
  'checkpoint-invalid',
  'checkpoint-removed',
  'unknown-key',
] as const

/**
 * What is wrong with the ledger, the first fault from its beginning:
 * - `altered`: an entry is not what its hash says.
 * - `removed`: entries are missing, in the middle or, as far as a checkpoint knows of them, at the end.
 * - `reordered`: an entry stands where another one belongs.
 * - `rewritten`: entries are whole in themselves, but not those that the next entry, or a signed
 *   checkpoint, says were there.
 * - `checkpoint-invalid`: a checkpoint was altered or not signed by the key that it names.
 * - `checkpoint-removed`: a checkpoint is missing before the last one.
 * - `unknown-key`: a checkpoint is signed by a key that no entry introduces.
 */
export type LedgerFault = (typeof LEDGER_FAULTS)[number]

export interface LedgerProblem {
  readonly fault: LedgerFault
  /** The entry at which it shows; for a checkpoint, the entry that it speaks of. */
  readonly sequence: number
  readonly message: string
}

export interface LedgerVerification {
  readonly ok: boolean
  /** Entries that were read; up to the fault when there is one. */
  readonly entries: number
  /** Checkpoints that hold. */
  readonly checkpoints: number
  /** Entries after the last checkpoint: chained, but not signed yet. */
  readonly unsigned: number
  /** The last hash; together with `entries` it is what to note elsewhere. */
  readonly head: string
  /** The public keys of the checkpoints, oldest first. Whether they are yours is for you to say. */
  readonly keys: readonly string[]
  readonly problem?: LedgerProblem
}

/** Reads everything from the first entry on, one page at a time. Changes nothing. */
export async function verifyLedger(chain: LedgerChain): Promise<LedgerVerification> {
  return await verifyEntries({
    entries: placed(everything(chain.entries)),
    checkpoints: everything(chain.checkpoints),
    isThereNow: async (sequence) => (await chain.entries.get(entryId(sequence))) !== undefined,
  })
}

/** An entry with the number of its place. */
export interface PlacedEntry {
  readonly place: number
  readonly entry: LedgerEntry
}

/**
 * Verifies entries and checkpoints, wherever they come from.
 * @param isThereNow whether an entry that was not among them has been appended meanwhile
 */
export async function verifyEntries({
  entries,
  checkpoints,
  isThereNow,
}: {
  readonly entries: AsyncIterable<PlacedEntry>
  readonly checkpoints:
    | AsyncIterator<Pick<Stored<Checkpoint>, 'id' | 'value'>, undefined>
    | Iterator<Pick<Stored<Checkpoint>, 'id' | 'value'>, undefined>
  readonly isThereNow: (sequence: number) => Promise<boolean>
}): Promise<LedgerVerification> {
  const reading = new Reading()
  let next = await checkpoints.next()
  const problem = async (): Promise<LedgerProblem | undefined> => {
    for await (const placedEntry of entries) {
      const found = reading.entry(placedEntry)
      if (found !== undefined) return found
      while (next.done !== true && next.value.value.sequence <= reading.sequence) {
        const wrong = reading.checkpoint(next.value)
        if (wrong !== undefined) return wrong
        next = await checkpoints.next()
      }
    }
    // Appended since the entries were read to their end? Then the entry is there now.
    if (next.done === true || (await isThereNow(next.value.value.sequence))) return
    return {
      fault: 'removed',
      sequence: reading.sequence + 1,
      message: `Entries ${reading.sequence + 1} to ${next.value.value.sequence}, which checkpoint ${next.value.value.number} speaks of, are missing at the end.`,
    }
  }
  return reading.outcome(await problem())
}

/** Undefined for what no ledger can have held: half of a character, or values nested without end. */
function hashOf(entry: PlacedEntry['entry']): string | undefined {
  try {
    return hashOfLedgerEntry(entry)
  } catch (error) {
    if (error instanceof TypeError || error instanceof RangeError) return undefined
    throw error
  }
}

/** What has been read so far, and what must come next. */
class Reading {
  sequence = 0
  #hash = NO_HASH
  #last: Checkpoint | undefined
  #rotation: { readonly from: unknown; readonly to: unknown } | undefined
  readonly #keys: string[] = []

  entry({ place, entry }: PlacedEntry): LedgerProblem | undefined {
    const expected = this.sequence + 1
    const fault = (kind: LedgerFault, message: string): LedgerProblem => ({
      fault: kind,
      sequence: expected,
      message,
    })
    if (place !== expected)
      return fault('removed', `Entry ${expected} is missing; the next one present is ${place}.`)
    if (hashOf(entry) !== entry.hash)
      return fault('altered', `Entry ${expected} is not what its hash says.`)
    if (entry.sequence !== expected)
      return fault('reordered', `Entry ${entry.sequence} stands in the place of entry ${expected}.`)
    if (entry.previousHash !== this.#hash)
      return fault('rewritten', `Entry ${expected} follows another entry than the one before it.`)
    this.sequence = expected
    this.#hash = entry.hash
    if (entry.action === KEY_ROTATED) this.#rotation = entry.change as never
    return undefined
  }

  checkpoint({ id, value }: Pick<Stored<Checkpoint>, 'id' | 'value'>): LedgerProblem | undefined {
    const number = (this.#last?.number ?? 0) + 1
    const fault = (kind: LedgerFault, message: string): LedgerProblem => ({
      fault: kind,
      sequence: value.sequence,
      message,
    })
    if (id !== entryId(number) || value.number !== number)
      return fault('checkpoint-removed', `Checkpoint ${number} is missing.`)
    if (!isProperlySigned(value))
      return fault('checkpoint-invalid', `Checkpoint ${number} was not signed by its key.`)
    if (value.previous !== (this.#last === undefined ? NO_HASH : hashOfCheckpoint(this.#last)))
      return fault('checkpoint-invalid', `Checkpoint ${number} follows another one.`)
    if (value.sequence !== this.sequence)
      return fault('checkpoint-invalid', `Checkpoint ${number} goes back behind the one before.`)
    if (value.hash !== this.#hash)
      return fault(
        'rewritten',
        `What checkpoint ${number} was signed over is not what entry ${value.sequence} is now.`,
      )
    if (this.#last?.publicKey !== value.publicKey) {
      const isIntroduced =
        this.#last === undefined ||
        (this.#rotation?.from === this.#last.publicKey && this.#rotation.to === value.publicKey)
      if (!isIntroduced)
        return fault('unknown-key', `No entry introduces the key of checkpoint ${number}.`)
      this.#keys.push(value.publicKey)
    }
    this.#last = value
    return undefined
  }

  outcome(problem: LedgerProblem | undefined): LedgerVerification {
    return {
      ok: problem === undefined,
      entries: this.sequence,
      checkpoints: this.#last?.number ?? 0,
      unsigned: this.sequence - (this.#last?.sequence ?? 0),
      head: this.#hash,
      keys: this.#keys,
      ...(problem === undefined ? {} : { problem }),
    }
  }
}

async function* placed(
  entries: AsyncIterable<Stored<StoredEntry>>,
): AsyncGenerator<PlacedEntry, undefined> {
  for await (const { id, value } of entries)
    yield { place: Number(id), entry: toLedgerEntry(value) }
}
