import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { exportArchive, restoreArchive, type Restored } from '../../src/archive/index.ts'
import { ARCHIVED_COLLECTIONS } from '../../src/archived-collections.ts'
import { createLedger, loadOrCreateSigningKey, type Ledger } from '../../src/audit/index.ts'
import { readZip } from '../../src/bundles/index.ts'
import { markForProjection } from '../../src/registry/index.ts'
import { openSqliteStore, type Store } from '../../src/store/index.ts'
import { zipOf, type ZipPart } from '../support/zip.ts'
import { ANNA, openWithOrders, push, type TestRegistry } from '../registry/support/test-registry.ts'

/** A small registry with everything that archives hold of contracts, and the archive of it. */
export interface ArchiveFixture {
  readonly opened: TestRegistry
  readonly ledger: Ledger
  readonly folder: string
  readonly archive: Buffer
  close(): Promise<void>
}

/** One content is no text. */
export const BINARY = Buffer.from([0xff, 0xfe, 0x00, 0x0a, 0x80])

export async function openArchiveFixture(): Promise<ArchiveFixture> {
  const folder = mkdtempSync(join(tmpdir(), 'concordat-archive-'))
  const opened = await openWithOrders()
  await push(opened.registry, 'sales/orders', '1.0.0')
  const text = new TextEncoder().encode(
    '\uFEFFoperation placeOrder\r\nimport logo.bin\nline \u2028 two',
  )
  await opened.registry.versions.push(ANNA, {
    service: 'sales/orders',
    version: '1.1.0',
    entry: 'orders.txt',
    files: [
      { name: 'orders.txt', bytes: text },
      { name: 'logo.bin', bytes: BINARY },
    ],
    reason: 'with a picture',
  })
  const upload = { fileName: 'stock.txt', bytes: Buffer.from('title Stock') }
  const { imports, services, taxonomies } = opened.registry
  await taxonomies.put(ANNA, 'data-protection', {
    title: 'Data protection',
    multiple: true,
    values: [
      { id: 'personal', title: 'Personal data' },
      { id: 'health', title: 'Health data', parent: 'personal' },
      { id: 'payment', title: 'Payment data' },
    ],
  })
  const { revision } = await services.get('sales/orders')
  const classification = { 'data-protection': ['health', 'payment'] }
  await services.update(ANNA, 'sales/orders', { classification }, revision)
  await imports.request(ANNA, { domain: 'sales', start: true }, upload)
  await imports.work()
  const signingKey = await loadOrCreateSigningKey(join(folder, 'signing-key.pem'))
  const ledger = await createLedger({ store: opened.store, clock: opened.clock, signingKey })
  const archive = await archiveOf(opened.store, () => ledger.seal())
  return {
    opened,
    ledger,
    folder,
    archive,
    close: async () => {
      await opened.store.close()
      rmSync(folder, { recursive: true })
    },
  }
}

export async function archiveOf(
  store: Store,
  seal: () => Promise<void> = () => Promise.resolve(),
): Promise<Buffer> {
  const exported = await exportArchive({
    store,
    kinds: ARCHIVED_COLLECTIONS,
    seal,
    clock: () => new Date(0),
    newId: () => String(Math.random()),
    by: 'anna',
  })
  const archive = await buffer(exported.bytes)
  await exported.note()
  return archive
}

/** Restores bytes into a store in memory; the store is told of only if it was opened. */
export async function restoreInto(
  folder: string,
  archive: Uint8Array,
  target: () => Promise<Store> = () => openSqliteStore({ path: ':memory:' }),
): Promise<{ readonly restored: Restored; readonly store: Store }> {
  const file = join(folder, `${Math.random()}.zip`)
  writeFileSync(file, archive)
  let store: Store | undefined
  const restored = await restoreArchive(
    {
      ...{ file, kinds: ARCHIVED_COLLECTIONS, clock: () => new Date(0), by: 'anna' },
      finish: (restoring) => markForProjection(restoring, () => String(Math.random())),
    },
    async () => (store = await target()),
  )
  if (store === undefined) throw new Error('no store was opened')
  return { restored, store }
}

/** The archive's entries, to be put together otherwise. */
export async function entriesOf(archive: Uint8Array): Promise<Map<string, string>> {
  const files = await readZip(archive)
  return new Map(files.map(({ name, bytes }) => [name, Buffer.from(bytes).toString('utf8')]))
}

export function packed(
  entries: ReadonlyMap<string, string>,
  more: readonly ZipPart[] = [],
): Buffer {
  return zipOf([...[...entries].map(([name, content]) => ({ name, content })), ...more])
}
