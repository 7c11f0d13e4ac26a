import { DERIVED } from '../../../src/registry/derived-contents.ts'
import { ERASURES } from '../../../src/registry/erasures/erasure-document.ts'
import type { ErasureView } from '../../../src/registry/index.ts'
import { SEARCH_WORDS } from '../../../src/registry/search/vocabulary.ts'
import {
  ANNA,
  openWithOrders,
  push,
  STRANGER,
  strictPolicy,
  TO_OPERATION,
  walk,
  type TestRegistry,
} from '../support/test-registry.ts'

let opened: TestRegistry
beforeEach(async () => {
  opened = await openWithOrders()
})
afterEach(() => opened.store.close())

const WHY = {
  reason: 'It quotes a customer.',
  legalBasis: 'GDPR Art. 17(1)(d)',
  decidedBy: 'Data protection officer',
}

async function digestOf(version: string): Promise<string> {
  return (await opened.registry.versions.content('sales/orders', version)).digest
}

/** Erases the content of a version for it alone. */
async function erase(version: string): Promise<ErasureView> {
  const digest = await digestOf(version)
  const versions = [`sales/orders@${version}`]
  return opened.registry.erasures.erase(ANNA, { digest, ...WHY, versions })
}

test('an erased content is gone, and whoever asks for it is told when, by whom and why', async () => {
  const { registry, store } = opened
  await push(registry, 'sales/orders', '1.0.0', 'operation refundMrsMiller')
  const digest = await digestOf('1.0.0')
  const erasure = await erase('1.0.0')
  expect(erasure).toMatchObject({
    digest,
    bytes: 25,
    mediaType: 'application/yaml',
    ...WHY,
    erasedBy: 'Anna',
    onBehalfOf: 'lead',
    versions: [{ service: 'sales/orders', version: '1.0.0', files: ['orders.txt'] }],
  })
  expect(await store.contents.has(digest)).toBe(false)
  await expect(registry.versions.content('sales/orders', '1.0.0')).rejects.toMatchObject({
    code: 'content-erased',
    details: { erasure },
  })
  expect(await registry.erasures.get(digest)).toEqual(erasure)
  expect((await registry.erasures.list()).items).toEqual([erasure])
})

test('the version stays with its digest, and says that its content was erased', async () => {
  const { registry } = opened
  const before = await push(registry, 'sales/orders', '1.0.0')
  await erase('1.0.0')
  const after = await registry.versions.get('sales/orders', '1.0.0')
  expect(after).toMatchObject({ digest: before.digest, files: before.files })
  expect(after.erased).toEqual([before.files[0]?.digest])
  expect(after.summary.operations).toEqual([])
})

test('nothing that was made of the content is left, and search finds none of it', async () => {
  const { registry, store } = opened
  await push(registry, 'sales/orders', '1.0.0', 'operation refundMrsMiller')
  await registry.versions.report('sales/orders', '1.0.0')
  const found = async (): Promise<number> =>
    (await registry.search.find('operation:refundMrsMiller')).items.length
  expect(await found()).toBe(1)
  const derived = await store.collection(DERIVED)
  const kept = (await derived.find({ limit: 500 })).items
  expect(kept.length).toBeGreaterThan(0)
  await erase('1.0.0')
  expect(await found()).toBe(0)
  for (const { id, value } of kept) {
    expect(await derived.get(id)).toBeUndefined()
    if (value.content !== undefined) expect(await store.contents.has(value.content)).toBe(false)
  }
})

test('words of the content are no longer suggested, unless something else has them', async () => {
  const { registry, store } = opened
  const { services } = registry
  await services.register(ANNA, { domain: 'sales', name: 'refunds', title: 'Refunds' })
  await push(registry, 'sales/orders', '1.0.0', 'operation refundsMillerkowski')
  await erase('1.0.0')
  const lists = await (await store.collection(SEARCH_WORDS)).find()
  const words = lists.items.flatMap(({ value }) => value.words)
  expect(words).toContain('refunds')
  expect(words.filter((word) => word.includes('millerkowski'))).toEqual([])
})

test('what cannot be judged any more is indeterminate, and never passes a gate', async () => {
  const { registry } = opened
  opened.policies = [strictPolicy('gate')]
  await push(registry, 'sales/orders', '1.0.0')
  expect((await registry.versions.get('sales/orders', '1.0.0')).verdict).toBe('pass')
  await erase('1.0.0')
  expect((await registry.versions.get('sales/orders', '1.0.0')).verdict).toBe('indeterminate')
  const report = await registry.versions.report('sales/orders', '1.0.0')
  expect(report.verdict).toBe('indeterminate')
  expect(report.policies[0]?.notEvaluated[0]?.reason).toContain('was erased on 2027-01-01')
})

test('a later version is pushed all the same; the comparison with the erased one is open and says why', async () => {
  const { registry } = opened
  await push(registry, 'sales/orders', '1.0.0')
  await walk(registry, 'sales/orders', '1.0.0', TO_OPERATION)
  await erase('1.0.0')
  await push(registry, 'sales/orders', '1.1.0', 'operation cancelOrder')
  const report = await registry.compatibility.report('sales/orders', '1.1.0')
  expect(report.verdict).toBe('indeterminate')
  expect(report.notCompared[0]?.reason).toContain('was erased on 2027-01-01')
})

test('the same bytes are not taken again', async () => {
  const { registry } = opened
  await push(registry, 'sales/orders', '1.0.0')
  await erase('1.0.0')
  await expect(push(registry, 'sales/orders', '1.1.0')).rejects.toMatchObject({
    code: 'content-barred',
  })
})

test('what several versions share is told before, and erased for all of them or not at all', async () => {
  const { registry, store } = opened
  await registry.services.register(ANNA, { domain: 'sales', name: 'refunds', title: 'Refunds' })
  await push(registry, 'sales/orders', '1.0.0')
  await push(registry, 'sales/refunds', '3.0.0')
  const digest = await digestOf('1.0.0')
  const all = ['sales/orders@1.0.0', 'sales/refunds@3.0.0']
  const preview = await registry.erasures.preview(ANNA, digest)
  expect(preview.versions.map(({ service, version }) => `${service}@${version}`)).toEqual(all)
  expect(preview.authority.map(({ allowed }) => allowed)).toEqual([true])
  await expect(erase('1.0.0')).rejects.toMatchObject({
    code: 'content-shared',
    details: { versions: all },
  })
  expect(await store.contents.has(digest)).toBe(true)
  await registry.erasures.erase(ANNA, { digest, ...WHY, versions: all })
  expect((await registry.versions.get('sales/refunds', '3.0.0')).erased).toEqual([digest])
})

test('a file that a contract imports is erased by itself', async () => {
  const { registry } = opened
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
  await registry.versions.push(ANNA, {
    service: 'sales/orders',
    version: '1.0.0',
    entry: 'a.txt',
    files: [
      { name: 'a.txt', bytes: bytes('import b.txt') },
      { name: 'b.txt', bytes: bytes('type Customer') },
    ],
  })
  const { digest } = await registry.versions.content('sales/orders', '1.0.0', 'b.txt')
  await registry.erasures.erase(ANNA, { digest, ...WHY, versions: ['sales/orders@1.0.0'] })
  const rest = await registry.versions.content('sales/orders', '1.0.0')
  expect(new TextDecoder().decode(rest.bytes)).toBe('import b.txt')
  await expect(registry.versions.content('sales/orders', '1.0.0', 'b.txt')).rejects.toMatchObject({
    code: 'content-erased',
  })
})

test('only who may erase does, and a refusal changes nothing', async () => {
  const { registry, store } = opened
  await push(registry, 'sales/orders', '1.0.0')
  const digest = await digestOf('1.0.0')
  const events = (await opened.events()).length
  const versions = ['sales/orders@1.0.0']
  await expect(
    registry.erasures.erase(STRANGER, { digest, ...WHY, versions }),
  ).rejects.toMatchObject({ code: 'not-allowed' })
  expect(await store.contents.has(digest)).toBe(true)
  expect((await opened.events()).length).toBe(events)
})

test.each(['reason', 'legalBasis', 'decidedBy'] as const)(
  'a decision without %s is no decision',
  async (member) => {
    const { registry } = opened
    await push(registry, 'sales/orders', '1.0.0')
    const digest = await digestOf('1.0.0')
    await expect(
      registry.erasures.erase(ANNA, { digest, ...WHY, [member]: ' ', versions: [] }),
    ).rejects.toMatchObject({
      code: 'invalid-input',
      details: { errors: [{ pointer: `/${member}` }] },
    })
  },
)

test('the ledger says who decided what, and what followed from it', async () => {
  await push(opened.registry, 'sales/orders', '1.0.0')
  const digest = await digestOf('1.0.0')
  await erase('1.0.0')
  const events = await opened.events()
  const decided = events.find(({ action }) => action === 'content.erased')
  const followed = events.find(({ action }) => action === 'version.erased')
  expect(decided).toMatchObject({
    action: 'content.erased',
    subject: `content:${digest}`,
    actor: { id: 'anna' },
    reason: WHY.reason,
    change: { legalBasis: WHY.legalBasis, versions: ['sales/orders@1.0.0'] },
  })
  expect(followed).toMatchObject({
    action: 'version.erased',
    subject: 'version:sales/orders@1.0.0',
    actor: { kind: 'system' },
  })
})

test('what a crash left half done is finished at the next start', async () => {
  const { registry, store } = opened
  await push(registry, 'sales/orders', '1.0.0')
  const digest = await digestOf('1.0.0')
  await (
    await store.collection(ERASURES)
  ).insert(
    digest,
    {
      ...{ bytes: 20, mediaType: 'application/yaml', ...WHY },
      ...{ by: { person: 'anna', name: 'Anna' }, erasedAt: '2027-01-01T09:00:00.000Z' },
      versions: [{ service: 'sales/orders', version: '1.0.0', files: ['orders.txt'] }],
      open: true,
    },
    [],
  )
  const restarted = await opened.reopen()
  await restarted.recover()
  expect(await store.contents.has(digest)).toBe(false)
  expect((await restarted.versions.get('sales/orders', '1.0.0')).erased).toEqual([digest])
  expect((await restarted.search.find('operation:placeOrder')).items).toEqual([])
})
