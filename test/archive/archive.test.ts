import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { listOperations, unfinishedRestore } from '../../src/archive/index.ts'
import { verifyLedgerIn } from '../../src/audit/index.ts'
import { openSqliteStore } from '../../src/store/index.ts'
import { openTestRegistry } from '../registry/support/test-registry.ts'
import {
  archiveOf,
  BINARY,
  entriesOf,
  openArchiveFixture,
  packed,
  restoreInto,
  type ArchiveFixture,
} from './archive-fixture.ts'

let fixture: ArchiveFixture
beforeAll(async () => {
  fixture = await openArchiveFixture()
})
afterAll(() => fixture.close())

/** The manifest that fits the entries as they are now: what a forger would write. */
function withFittingManifest(entries: Map<string, string>): Map<string, string> {
  const manifest = JSON.parse(entries.get('manifest.json') ?? '') as {
    entries: { name: string; bytes: number; sha256: string }[]
  }
  manifest.entries = [...entries]
    .filter(([name]) => name !== 'manifest.json')
    .map(([name, text]) => ({
      name,
      bytes: Buffer.byteLength(text),
      sha256: createHash('sha256').update(text).digest('hex'),
    }))
  return entries.set('manifest.json', `${JSON.stringify(manifest, undefined, 2)}\n`)
}

async function altered(change: (entries: Map<string, string>) => void): Promise<Buffer> {
  const entries = await entriesOf(fixture.archive)
  change(entries)
  return packed(withFittingManifest(entries))
}

function replaceIn(entries: Map<string, string>, name: string, from: string, to: string): void {
  const text = entries.get(name) ?? ''
  expect(text).toContain(from)
  entries.set(name, text.replace(from, to))
}

/** Refused with this code, and no store was opened to be written. */
async function refusal(archive: Uint8Array): Promise<string> {
  let isOpened = false
  const attempt = restoreInto(fixture.folder, archive, () => {
    isOpened = true
    return openSqliteStore({ path: ':memory:' })
  })
  const error = await attempt.then(
    () => ({ code: 'restored', message: '' }),
    (reason: unknown) => reason as { code: string; message: string },
  )
  expect(isOpened).toBe(false)
  expect(error.message).toMatch(/\.$/)
  return error.code
}

describe('an archive', () => {
  it('restores what was exported, and exporting that again gives the same bytes', async () => {
    const { store, restored } = await restoreInto(fixture.folder, fixture.archive)
    expect(restored.records).toMatchObject({
      ...{ domains: 1, services: 2, versions: 3 },
      ...{ imports: 1, 'import-entries': 1, origins: 1 },
    })
    expect(restored.contents).toBe(4)
    expect(Buffer.compare(await archiveOf(store), fixture.archive)).toBe(0)
    await store.close()
  })

  it('restores the ledger with the same proof', async () => {
    const { store } = await restoreInto(fixture.folder, fixture.archive)
    const verified = await verifyLedgerIn(store)
    expect(verified).toEqual(await fixture.ledger.verify())
    expect(verified).toMatchObject({ ok: true, unsigned: 0, checkpoints: 1 })
    await store.close()
  })

  it('keeps contents byte for byte, whether text or not, and revisions', async () => {
    const { store } = await restoreInto(fixture.folder, fixture.archive)
    const digest = `sha256:${createHash('sha256').update(BINARY).digest('hex')}`
    expect(await store.contents.get(digest)).toEqual(BINARY)
    const { DOMAINS } = await import('../../src/registry/index.ts')
    expect(await (await store.collection(DOMAINS)).get('sales')).toEqual(
      await (await fixture.opened.store.collection(DOMAINS)).get('sales'),
    )
    await store.close()
  })

  it('notes its restore beside the ledger, where the export was noted in the other registry', async () => {
    const { store, restored } = await restoreInto(fixture.folder, fixture.archive)
    const { archive } = restored
    expect(await listOperations(store)).toMatchObject([
      { kind: 'restore', state: 'completed', archive, by: 'anna' },
    ])
    expect(await listOperations(fixture.opened.store)).toContainEqual(
      expect.objectContaining({ kind: 'export', state: 'completed', archive }),
    )
    await store.close()
  })

  it('is shown and found again once what is derived was computed', async () => {
    const { store } = await restoreInto(fixture.folder, fixture.archive)
    const { registry } = await openTestRegistry(store)
    expect(await registry.recover()).toMatchObject({ services: 2 })
    expect((await registry.services.list()).items).toMatchObject([
      { id: 'sales/orders', versionCount: 2, latest: { version: '1.1.0' } },
      { id: 'sales/stock', versionCount: 1 },
    ])
    expect((await registry.search.find('placeOrder')).items).toMatchObject([
      { service: 'sales/orders' },
    ])
    await store.close()
  })

  it('has the taxonomies with their trees, and the terms that services are classified by', async () => {
    const { store } = await restoreInto(fixture.folder, fixture.archive)
    const { registry } = await openTestRegistry(store)
    await registry.recover()
    const own = fixture.opened.registry
    const taxonomy = await registry.taxonomies.get('data-protection')
    expect(taxonomy).toEqual(await own.taxonomies.get('data-protection'))
    expect([taxonomy.multiple, taxonomy.values.map(({ id, parent }) => [id, parent])]).toEqual([
      true,
      [
        ['personal', undefined],
        ['health', 'personal'],
        ['payment', undefined],
      ],
    ])
    expect((await registry.services.get('sales/orders')).classification).toEqual({
      'data-protection': ['health', 'payment'],
    })
    // A term above those that were given finds it, as in the registry that was exported.
    const { items } = await registry.search.find('class:data-protection=personal')
    expect(items.map(({ service }) => service)).toEqual(['sales/orders'])
    expect(Buffer.compare(await archiveOf(store), fixture.archive)).toBe(0)
    await store.close()
  })

  it('has no password, token or session in it', async () => {
    const text = [...(await entriesOf(fixture.archive)).values()].join('')
    expect(text).not.toMatch(/scrypt|"salt"|passwordHash/)
  })

  it('goes on where a restore of the same archive was interrupted, and refuses another one', async () => {
    const store = await openSqliteStore({ path: ':memory:' })
    const put = store.contents.put.bind(store.contents)
    let puts = 0
    store.contents.put = (bytes) =>
      ++puts === 3 ? Promise.reject(new Error('killed')) : put(bytes)
    const open = (): Promise<typeof store> => Promise.resolve(store)
    await expect(restoreInto(fixture.folder, fixture.archive, open)).rejects.toThrow('killed')
    store.contents.put = put
    expect(await unfinishedRestore(store)).toMatchObject({ kind: 'restore', state: 'begun' })
    const other = await altered((entries) =>
      replaceIn(entries, 'records/domains.jsonl', 'Sales', 'Sails'),
    )
    await expect(restoreInto(fixture.folder, other, open)).rejects.toMatchObject({
      code: 'registry-not-empty',
    })
    await restoreInto(fixture.folder, fixture.archive, open)
    expect(await unfinishedRestore(store)).toBeUndefined()
    expect(Buffer.compare(await archiveOf(store), fixture.archive)).toBe(0)
    await store.close()
  })

  it('is not restored completely before everything is marked to be computed', async () => {
    const store = await openSqliteStore({ path: ':memory:' })
    const collection = store.collection.bind(store)
    store.collection = (declaration) =>
      declaration.name === 'unfinished-projections'
        ? Promise.reject(new Error('killed'))
        : collection(declaration)
    await expect(
      restoreInto(fixture.folder, fixture.archive, () => Promise.resolve(store)),
    ).rejects.toThrow('killed')
    expect(await unfinishedRestore(store)).toMatchObject({ kind: 'restore', state: 'begun' })
    await store.close()
  })

  it('is not restored into a registry that holds something', async () => {
    const { store } = await restoreInto(fixture.folder, fixture.archive)
    await expect(
      restoreInto(fixture.folder, fixture.archive, () => Promise.resolve(store)),
    ).rejects.toMatchObject({ code: 'registry-not-empty' })
    await store.close()
  })
})

describe('nothing is written of an archive that', () => {
  it('is no zip, or is cut off anywhere', async () => {
    expect(await refusal(Buffer.from('no archive at all'))).toBe('archive-unreadable')
    await fc.assert(
      fc.asyncProperty(fc.nat(fixture.archive.length - 1), async (length) => {
        expect(await refusal(fixture.archive.subarray(0, length))).toBe('archive-unreadable')
      }),
      { numRuns: 20 },
    )
  })

  it('has any byte of an entry changed', async () => {
    const entries = await entriesOf(fixture.archive)
    entries.set(
      'records/domains.jsonl',
      (entries.get('records/domains.jsonl') ?? '').replace('Sales', 'Sbles'),
    )
    expect(await refusal(packed(entries))).toBe('archive-altered')
  })

  it.each([
    ['a name that leaves it', { name: '../evil.jsonl' }],
    ['an absolute name', { name: '/etc/passwd' }],
    ['a symbolic link', { name: 'contents/00.jsonl', mode: 0o120777 }],
    ['an entry that the manifest does not speak of', { name: 'contents/00.jsonl' }],
    ['a folder', { name: 'records/' }],
    ['an entry twice', { name: 'ledger.json' }],
  ])('has %s', async (_what, part) => {
    const entries = await entriesOf(fixture.archive)
    expect(await refusal(packed(entries, [part]))).toBe('archive-altered')
  })

  it('unpacks to far more than it is packed in', async () => {
    const bomb = await altered((entries) => entries.set('contents/00.jsonl', ' '.repeat(3_000_000)))
    expect(await refusal(bomb)).toBe('archive-too-large')
  })

  it('claims another size than it unpacks to', async () => {
    const entries = withFittingManifest(await entriesOf(fixture.archive))
    const text = entries.get('ledger.json') ?? ''
    entries.delete('ledger.json')
    const part = { name: 'ledger.json', content: `${text} `, claimedSize: Buffer.byteLength(text) }
    expect(await refusal(packed(entries, [part]))).toBe('archive-unreadable')
  })

  it('is of another version, or holds records that this one does not know', async () => {
    const newer = await altered((entries) =>
      replaceIn(entries, 'manifest.json', '"version": 1', '"version": 2'),
    )
    expect(await refusal(newer)).toBe('archive-version')
    const unknown = await altered((entries) =>
      replaceIn(entries, 'manifest.json', '"domains": 1', '"domains": 1, "planets": 0'),
    )
    expect(await refusal(unknown)).toBe('archive-version')
    const member = await altered((entries) =>
      replaceIn(entries, 'records/domains.jsonl', '"title":', '"colour":"red","title":'),
    )
    expect(await refusal(member)).toBe('archive-version')
  })

  it('lacks a content, or has one that nothing refers to', async () => {
    const lacking = await altered((entries) => {
      const [name] = [...entries.keys()].filter((key) => key.startsWith('contents/'))
      entries.delete(name ?? '')
    })
    expect(await refusal(lacking)).toBe('archive-incomplete')
    const digest = `sha256:${createHash('sha256').update('extra').digest('hex')}`
    const extra = await altered((entries) => {
      const name = `contents/${digest.slice(7, 9)}.jsonl`
      expect(entries.has(name)).toBe(false)
      entries.set(name, `${JSON.stringify({ digest, text: 'extra' })}\n`)
    })
    expect(await refusal(extra)).toBe('archive-altered')
  })

  it('has a content under another digest', async () => {
    const swapped = await altered((entries) => {
      for (const [name, text] of entries) {
        if (name.startsWith('contents/')) entries.set(name, text.replace('placeOrder', 'loseOrder'))
      }
    })
    expect(await refusal(swapped)).toBe('archive-altered')
  })

  it('has a ledger that does not prove itself, whatever its manifest says', async () => {
    const edited = await altered((entries) => replaceIn(entries, 'ledger.json', 'Anna', 'Berta'))
    expect(await refusal(edited)).toBe('archive-ledger-broken')
    const unsigned = await altered((entries) => {
      const text = entries.get('ledger.json') ?? ''
      entries.set('ledger.json', text.replace(/"checkpoints":\[\n.*\n\]/, '"checkpoints":[\n\n]'))
      const manifest = entries.get('manifest.json') ?? ''
      entries.set(
        'manifest.json',
        manifest
          .replace('"checkpoints": 1', '"checkpoints": 0')
          .replace(/"keys": \[[^\]]*\]/, '"keys": []'),
      )
    })
    expect(await refusal(unsigned)).toBe('archive-ledger-broken')
    const behind = await altered((entries) =>
      entries.set('ledger.json', `${entries.get('ledger.json') ?? ''}more\n`),
    )
    expect(await refusal(behind)).toBe('archive-ledger-broken')
  })
})
