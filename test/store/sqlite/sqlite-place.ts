import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openSqliteStore, type Store } from '../../../src/store/index.ts'
import type { Place } from '../store-contract.ts'

/** A data file in a temporary folder. */
export async function makeSqlitePlace(): Promise<Place & { readonly path: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'concordat-store-'))
  const path = join(folder, 'data', 'concordat.sqlite')
  const opened: Store[] = []
  return {
    path,
    async open() {
      const store = await openSqliteStore({ path })
      opened.push(store)
      return store
    },
    async dispose() {
      for (const store of opened) await store.close()
      await rm(folder, { recursive: true })
    },
  }
}
