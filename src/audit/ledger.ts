import { type Store, StoreError } from '../store/index.ts'
import { AuditError } from './audit-error.ts'
import { LedgerChain } from './ledger-chain.ts'
import { entryId, type LedgerEntry, toLedgerEntry } from './ledger-entry.ts'
import { exportLedger, type LedgerExportFormat } from './ledger-export.ts'
import { type LedgerFilters, whereOf } from './ledger-filters.ts'
import type { SigningKey } from './signing-key.ts'
import { type LedgerVerification, verifyLedger } from './verify-ledger.ts'

/** Events that one step of a relay moves. */
const relayBatch = 500

/** Entries after which a checkpoint is due, unless asked for otherwise. */
const defaultCheckpointEvery = 100

export interface LedgerOptions {
  readonly store: Store
  readonly clock: () => Date
  readonly signingKey: SigningKey
  /** Entries after which a checkpoint is signed; 100. One is signed at closing, too. */
  readonly checkpointEvery?: number
}

export interface LedgerQuery extends LedgerFilters {
  /** 1 to 500, 50 unless given. */
  readonly limit?: number | undefined
  readonly cursor?: string | undefined
}

export interface LedgerPage {
  readonly items: readonly LedgerEntry[]
  readonly next: string | undefined
}

/** Entries that are not signed yet. */
export interface Unsigned {
  /** The number that the next checkpoint has. */
  readonly checkpoint: number
  /** When the first of them happened, an ISO 8601 instant. */
  readonly since: string
}

export interface Ledger {
  /**
   * Appends every event that was durable when this was called, each once, whoever else relays meanwhile.
   * @throws AuditError `ledger-busy`; StoreError `unavailable`.
   */
  relay(): Promise<void>
  /**
   * The entries that meet the filters, newest first; relays before, so that what was just written is seen.
   * @throws StoreError `invalid-query` for an instant, limit or cursor that is none; and what `relay` throws.
   */
  read(query?: LedgerQuery): Promise<LedgerPage>
  /**
   * Relays, and then gives what follows an entry, oldest first: for what is derived of everything that happens.
   * @param sequence 0 for the beginning
   * @throws what `relay` throws
   */
  after(sequence: number, limit: number): Promise<readonly LedgerEntry[]>
  /** Relays, and then gives the number of the last entry; 0 when there is none. @throws what `relay` throws */
  lastSequence(): Promise<number>
  /**
   * Relays, and then gives the entries that meet the filters as text, oldest first, in pieces as they are read.
   * @throws StoreError `invalid-query` for an instant that is none; and what `relay` throws.
   */
  export(format: LedgerExportFormat, filters?: LedgerFilters): AsyncIterable<string>
  /** Relays, and then reads the whole ledger; docs/adr/0003 says what that can and cannot detect. */
  verify(): Promise<LedgerVerification>
  /**
   * What no checkpoint speaks of yet, as far as it was relayed; undefined when there is nothing of the kind.
   * @param counts whether an entry is worth a checkpoint; each is unless given
   */
  unsigned(counts?: (entry: LedgerEntry) => boolean): Promise<Unsigned | undefined>
  /** How many checkpoints there are. */
  checkpoints(): Promise<number>
  /** Relays, and signs what the ledger then ends with. */
  seal(): Promise<void>
  /** Why what happens is not signed any more; undefined while it is. Entries are appended all the same. */
  trouble(): string | undefined
  /** Seals. The store is closed by whoever opened it. */
  close(): Promise<void>
}

export async function createLedger(options: LedgerOptions): Promise<Ledger> {
  return new StoreLedger(options, await LedgerChain.open(options.store))
}

/** Reads the whole ledger of a store, without relaying and without a key; nothing is changed. */
export async function verifyLedgerIn(store: Store): Promise<LedgerVerification> {
  return await verifyLedger(await LedgerChain.open(store))
}

class StoreLedger implements Ledger {
  readonly #store: Store
  readonly #clock: () => Date
  readonly #key: SigningKey
  readonly #checkpointEvery: number
  readonly #chain: LedgerChain
  #running: Promise<void> | undefined
  #following: Promise<void> | undefined
  #trouble: string | undefined

  constructor(options: LedgerOptions, chain: LedgerChain) {
    this.#store = options.store
    this.#clock = options.clock
    this.#key = options.signingKey
    this.#checkpointEvery = options.checkpointEvery ?? defaultCheckpointEvery
    this.#chain = chain
  }

  relay(): Promise<void> {
    if (this.#running === undefined) {
      this.#running = this.#relayPending().finally(() => {
        this.#running = undefined
      })
      return this.#running
    }
    // The run under way may have looked already; all who ask meanwhile share the one after it.
    this.#following ??= this.#running
      .catch((error: unknown) => {
        // A store that did not answer is not waited for twice.
        if (error instanceof StoreError) throw error
      })
      .finally(() => {
        this.#following = undefined
      })
      .then(() => this.relay())
    return this.#following
  }

  async read(query: LedgerQuery = {}): Promise<LedgerPage> {
    await this.relay()
    const { items, next } = await this.#chain.entries.find({
      where: whereOf(query),
      sort: ['-id'],
      ...(query.limit === undefined ? {} : { limit: query.limit }),
      ...(query.cursor === undefined ? {} : { cursor: query.cursor }),
    })
    return { items: items.map(({ value }) => toLedgerEntry(value)), next }
  }

  async after(sequence: number, limit: number): Promise<readonly LedgerEntry[]> {
    await this.relay()
    const where = { id: { gt: entryId(sequence) } }
    const { items } = await this.#chain.entries.find({ where, sort: ['id'], limit })
    return items.map(({ value }) => toLedgerEntry(value))
  }

  async lastSequence(): Promise<number> {
    await this.relay()
    return (await this.#chain.head())?.sequence ?? 0
  }

  async *export(
    format: LedgerExportFormat,
    filters: LedgerFilters = {},
  ): AsyncGenerator<string, undefined> {
    const isWhole = Object.keys(whereOf(filters)).length === 0
    // Whoever verifies the whole of it elsewhere can trust only what is signed.
    await (isWhole ? this.seal() : this.relay())
    yield* exportLedger(this.#chain, format, filters)
    return undefined
  }

  async verify(): Promise<LedgerVerification> {
    await this.relay()
    return await verifyLedger(this.#chain)
  }

  async unsigned(
    counts: (entry: LedgerEntry) => boolean = () => true,
  ): Promise<Unsigned | undefined> {
    const last = await this.#chain.lastCheckpoint()
    // More of them are signed by the relay that appends them.
    const { items } = await this.#chain.entries.find({
      where: { id: { gt: entryId(last?.sequence ?? 0) } },
      sort: ['id'],
      limit: Math.min(this.#checkpointEvery, relayBatch),
    })
    const first = items.map(({ value }) => toLedgerEntry(value)).find(counts)
    return first && { checkpoint: (last?.number ?? 0) + 1, since: first.at }
  }

  async checkpoints(): Promise<number> {
    return (await this.#chain.lastCheckpoint())?.number ?? 0
  }

  trouble(): string | undefined {
    return this.#trouble
  }

  async seal(): Promise<void> {
    await this.relay()
    await this.#checkpoint()
  }

  close(): Promise<void> {
    return this.seal()
  }

  async #relayPending(): Promise<void> {
    for (;;) {
      const events = await this.#store.outbox.pending(relayBatch)
      if (events.length === 0) return
      await this.#chain.append(events)
      // Only now: after a crash in between, the events are found in the ledger and not appended again.
      await this.#store.outbox.acknowledge(events.map(({ id }) => id))
      const [head, last] = await Promise.all([this.#chain.head(), this.#chain.lastCheckpoint()])
      if ((head?.sequence ?? 0) - (last?.sequence ?? 0) >= this.#checkpointEvery)
        await this.#checkpoint()
    }
  }

  async #checkpoint(): Promise<void> {
    if (this.#trouble !== undefined) return
    try {
      await this.#chain.checkpoint(this.#key, this.#clock().toISOString())
    } catch (error) {
      if (!(error instanceof AuditError && error.code === 'signing-key-retired')) throw error
      this.#trouble = error.message
    }
  }
}
