import { verifyLedgerIn } from '../../src/audit/index.ts'
import { ANNA } from '../registry/support/test-registry.ts'
import { archiveOf, entriesOf, openArchiveFixture, packed, restoreInto } from './archive-fixture.ts'

test('an archive holds the tombstone of an erased content and not the content, and restores to the same bytes', async () => {
  const fixture = await openArchiveFixture()
  const { opened, ledger, folder } = fixture
  const { registry, store } = opened
  const { digest } = await registry.versions.content('sales/orders', '1.0.0')
  const versions = ['sales/orders@1.0.0']
  const why = { reason: 'It quotes somebody.', legalBasis: 'A law', decidedBy: 'The officer' }
  await registry.erasures.erase(ANNA, { digest, ...why, versions })

  const archive = await archiveOf(store, () => ledger.seal())
  expect((await ledger.verify()).ok).toBe(true)
  const entries = await entriesOf(archive)
  expect([...entries.values()].join('').includes('"text":"operation placeOrder"')).toBe(false)
  expect(entries.get('records/erasures.jsonl')).toContain(`"id":"${digest}"`)

  const { store: restored } = await restoreInto(folder, archive)
  expect(Buffer.compare(await archiveOf(restored), archive)).toBe(0)
  expect((await verifyLedgerIn(restored)).ok).toBe(true)
  await restored.close()

  // Without the tombstone the same archive lacks a content.
  const manifest = JSON.parse(entries.get('manifest.json') ?? '') as {
    entries: { name: string }[]
    records: Record<string, number>
  }
  manifest.entries = manifest.entries.filter(({ name }) => name !== 'records/erasures.jsonl')
  delete manifest.records['erasures']
  entries.delete('records/erasures.jsonl')
  entries.set('manifest.json', `${JSON.stringify(manifest, undefined, 2)}\n`)
  await expect(restoreInto(folder, packed(entries))).rejects.toMatchObject({
    code: 'archive-incomplete',
  })
  await fixture.close()
})
