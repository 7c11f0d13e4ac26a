import {
  type Collection,
  type DomainEvent,
  type Store,
  type Stored,
  StoreError,
  type Where,
} from '../store/index.ts'
import { AuditError } from './audit-error.ts'
import { type Checkpoint, CHECKPOINTS, hashOfCheckpoint, signCheckpoint } from './checkpoint.ts'
import { chainEntry, entryId, LEDGER, NO_HASH, type StoredEntry } from './ledger-entry.ts'
import type { SigningKey } from './signing-key.ts'

/** Times in a row that another process may be faster before something must be wrong. */
const maximumLostRaces = 100

/** The action of the entry that introduces a new key. */
export const KEY_ROTATED = 'ledger.key-rotated'

/** The append-only chain and its checkpoints. Several processes may append to it at once. */
export class LedgerChain {
  readonly entries: Collection<StoredEntry>
  readonly checkpoints: Collection<Checkpoint>

  private constructor(entries: Collection<StoredEntry>, checkpoints: Collection<Checkpoint>) {
    this.entries = entries
    this.checkpoints = checkpoints
  }

  static async open(store: Store): Promise<LedgerChain> {
    return new LedgerChain(await store.collection(LEDGER), await store.collection(CHECKPOINTS))
  }

  async head(): Promise<StoredEntry | undefined> {
    return (await this.entries.find({ sort: ['-id'], limit: 1 })).items[0]?.value
  }

  async lastCheckpoint(): Promise<Checkpoint | undefined> {
    return (await this.checkpoints.find({ sort: ['-id'], limit: 1 })).items[0]?.value
  }

  /**
   * Appends those of the events that the chain does not hold yet, in their order. Each entry takes the
   * next number by being inserted under it; when another process got there first, what is left is chained
   * anew to what that one appended. An event that both bring is refused to the slower by its id.
   * @throws AuditError `ledger-busy`.
   */
  async append(events: readonly DomainEvent[]): Promise<void> {
    let missing = await this.#withoutPresent(events)
    let lostRaces = 0
    while (missing.length > 0) {
      const head = await this.head()
      const entries = chainAll(missing, head?.sequence ?? 0, head?.hash ?? NO_HASH)
      const appended = await this.entries.insertInOrder(
        entries.map((entry) => ({ id: entryId(entry.sequence), value: entry })),
      )
      lostRaces = appended === 0 ? lostRaces + 1 : 0
      if (lostRaces === maximumLostRaces)
        throw new AuditError('ledger-busy', 'Others were always faster in appending to the ledger.')
      missing = await this.#withoutPresent(missing.slice(appended))
    }
  }

  /**
   * Signs what the ledger ends with, unless the last checkpoint says so already. When the key is another
   * than the last checkpoint's, an entry that names both comes first. A key that was replaced never comes back:
   * a server that did not notice would otherwise undo what was meant to keep a stolen key out.
   * @throws AuditError `signing-key-retired`
   */
  async checkpoint(key: SigningKey, at: string): Promise<void> {
    const last = await this.lastCheckpoint()
    if (last !== undefined && last.publicKey !== key.publicKey) {
      await this.requireNotRetired(key.publicKey)
      await this.append([keyRotation(last, key, at)])
    }
    const head = await this.head()
    if (head === undefined || head.sequence === last?.sequence) return
    const number = (last?.number ?? 0) + 1
    const checkpoint = signCheckpoint(
      {
        number,
        sequence: head.sequence,
        hash: head.hash,
        at,
        previous: last === undefined ? NO_HASH : hashOfCheckpoint(last),
      },
      key,
    )
    try {
      await this.checkpoints.insert(entryId(number), checkpoint, [])
    } catch (error) {
      // Another process has just signed; this one does so the next time.
      if (!(error instanceof StoreError && error.code === 'duplicate-key')) throw error
    }
  }

  /** @throws AuditError `signing-key-retired` when the ledger says that another key took this one's place */
  async requireNotRetired(publicKey: string): Promise<void> {
    for await (const { value } of everything(this.entries, {
      'event.action': { eq: KEY_ROTATED },
    })) {
      const { from, to } = value.event.change as { readonly from?: unknown; readonly to?: unknown }
      if (from === publicKey)
        throw new AuditError(
          'signing-key-retired',
          `The ledger's key ${publicKey} was replaced by ${String(to)} (entry ${value.sequence}), and signs nothing any more: give this server the new key, and start it again.`,
        )
    }
  }

  async #withoutPresent(events: readonly DomainEvent[]): Promise<readonly DomainEvent[]> {
    const present = new Set<string>()
    for (let start = 0; start < events.length; start += 500) {
      const ids = events.slice(start, start + 500).map(({ id }) => id)
      const { items } = await this.entries.find({ where: { 'event.id': { in: ids } }, limit: 500 })
      for (const { value } of items) present.add(value.event.id)
    }
    return events.filter(({ id }) => !present.has(id))
  }
}

/** The event's id is the same in every process that notices the new key, so that it is recorded once. */
function keyRotation(last: Checkpoint, key: SigningKey, at: string): DomainEvent {
  return {
    id: `ledger-key-rotated-after-${last.number}-to-${key.publicKey}`,
    at,
    actor: { kind: 'system', id: 'ledger', name: 'Ledger' },
    action: KEY_ROTATED,
    subject: 'ledger',
    reason: 'The ledger is signed with another key from here on.',
    change: { from: last.publicKey, to: key.publicKey },
  }
}

function chainAll(
  events: readonly DomainEvent[],
  sequence: number,
  hash: string,
): readonly StoredEntry[] {
  const entries: StoredEntry[] = []
  for (const event of events) {
    const last = entries.at(-1)
    entries.push(chainEntry(event, (last?.sequence ?? sequence) + 1, last?.hash ?? hash))
  }
  return entries
}

/** All documents of a collection in the order of their ids, one page at a time. */
export async function* everything<T>(
  collection: Collection<T>,
  where?: Where,
): AsyncGenerator<Stored<T>, undefined> {
  let cursor: string | undefined
  do {
    const page = await collection.find({
      sort: ['id'],
      limit: 500,
      ...(where === undefined ? {} : { where }),
      ...(cursor === undefined ? {} : { cursor }),
    })
    yield* page.items
    cursor = page.next
  } while (cursor !== undefined)
  return undefined
}
