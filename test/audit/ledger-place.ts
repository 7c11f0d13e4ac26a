import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'libsql'
import { z } from 'zod'
import { createLedger, type Ledger, loadOrCreateSigningKey } from '../../src/audit/index.ts'
import {
  type Collection,
  type DomainEvent,
  openSqliteStore,
  type Store,
} from '../../src/store/index.ts'

const NOTES = { name: 'notes', schema: z.object({ text: z.string() }), indexes: [] }

/** A data folder with a ledger, and with whoever tampers with its file. */
export interface LedgerPlace {
  readonly folder: string
  /** Another process on the same data; the key is that of the name. */
  open(key?: string, checkpointEvery?: number): Promise<OpenLedger>
  /** Changes the data file with SQL, behind everybody's back. */
  tamper(...statements: readonly string[]): void
  dispose(): Promise<void>
}

export interface OpenLedger {
  readonly store: Store
  readonly ledger: Ledger
  /** Writes that many documents, with an event each. */
  readonly happen: (count: number, more?: (number: number) => Partial<DomainEvent>) => Promise<void>
}

/** @param openStore on what the ledger lies; SQLite in the folder, which `tamper` knows, unless given */
export async function makeLedgerPlace(openStore?: () => Promise<Store>): Promise<LedgerPlace> {
  const folder = await mkdtemp(join(tmpdir(), 'concordat-ledger-'))
  const path = join(folder, 'concordat.sqlite')
  const opened: Store[] = []
  let written = 0
  return {
    folder,
    async open(key = 'key', checkpointEvery = 10) {
      const store = await (openStore?.() ?? openSqliteStore({ path }))
      opened.push(store)
      const signingKey = await loadOrCreateSigningKey(join(folder, `${key}.pem`))
      const clock = (): Date => new Date(Date.UTC(2026, 5, 1))
      const ledger = await createLedger({ store, clock, signingKey, checkpointEvery })
      const notes = await store.collection(NOTES)
      return {
        store,
        ledger,
        async happen(count, more) {
          for (let index = 0; index < count; index += 1) {
            written += 1
            await note(notes, written, more?.(written) ?? {})
          }
        },
      }
    },
    tamper(...statements) {
      const database = new Database(path)
      for (const statement of statements) database.exec(statement)
      database.close()
    },
    async dispose() {
      for (const store of opened) await store.close()
      await rm(folder, { recursive: true })
    },
  }
}

async function note(
  notes: Collection<{ text: string }>,
  number: number,
  more: Partial<DomainEvent>,
): Promise<void> {
  await notes.insert(`note ${number}`, { text: `${number}` }, [
    {
      id: `event ${number}`,
      at: new Date(Date.UTC(2026, 0, 1, 0, 0, number)).toISOString(),
      actor: { kind: 'person', id: 'account:ada', name: 'Ada' },
      action: 'note.written',
      subject: `note:${number}`,
      change: { text: `${number}` },
      ...more,
    },
  ])
}
