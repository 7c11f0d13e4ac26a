import type { PushRequest } from '../../../src/registry/index.ts'
import { ORDERS, opened } from '../support/opened-with-orders.ts'
import {
  ANNA,
  containing,
  BEN,
  NOBODY,
  push,
  STRANGER,
  strictPolicy,
  walk,
} from '../support/test-registry.ts'

function bundle(files: Readonly<Record<string, string>>, entry: string): PushRequest {
  return {
    service: ORDERS,
    version: '1.0.0',
    entry,
    files: Object.entries(files).map(([name, text]) => ({
      name,
      bytes: new TextEncoder().encode(text),
    })),
  }
}

/** What is kept of the versions, and all events: equal before and after a refusal. */
async function everything(): Promise<unknown> {
  const { items } = await opened.registry.versions.list(ORDERS)
  return [items, await opened.events(), await opened.registry.services.get(ORDERS)]
}

test('other bytes under review send the version back to draft, and the ledger says so', async () => {
  const first = await push(opened.registry, ORDERS, '1.0.0')
  await walk(opened.registry, ORDERS, '1.0.0', ['specReview'])
  expect(await push(opened.registry, ORDERS, '1.0.0')).toMatchObject({ state: 'specReview' })

  const second = await push(opened.registry, ORDERS, '1.0.0', 'operation cancelOrder')
  expect(second).toMatchObject({ state: 'draft', phase: 'planning', frozen: false })
  const service = await opened.registry.services.get(ORDERS)
  expect(service.latest).toMatchObject({ version: '1.0.0', state: 'draft' })
  expect((await opened.events()).at(-1)).toMatchObject({
    action: 'version.replaced',
    change: {
      digest: second.digest,
      replacedDigest: first.digest,
      from: 'specReview',
      to: 'draft',
    },
  })
  await walk(opened.registry, ORDERS, '1.0.0', ['specReview', 'specified'])
})

test('a push creates a draft with its summary, author, verdict and digest', async () => {
  opened.policies = [strictPolicy('gate')]
  const result = await opened.registry.versions.push(ANNA, {
    ...bundle({ 'orders.txt': 'title Orders\noperation placeOrder' }, 'orders.txt'),
    reason: 'First sketch.',
  })
  expect(result.outcome).toBe('created')
  expect(result.version).toMatchObject({
    service: ORDERS,
    version: '1.0.0',
    format: 'openapi-3.1',
    digest: 'sha256:24040d37d0181960804f8ecddeabc37f11c80edc40ee8fe4b564aac728e7e361',
    files: [{ name: 'orders.txt', bytes: 33 }],
    entry: 'orders.txt',
    state: 'draft',
    phase: 'planning',
    frozen: false,
    lifecycle: { id: 'contract-version', version: '1.4.0' },
    verdict: 'pass',
    conformance: [
      {
        policy: 'strict',
        policyVersion: '1.0.0',
        enforcement: 'gate',
        verdict: 'pass',
        counts: { error: 0, warning: 0, info: 0, hint: 0 },
      },
    ],
    author: 'Anna',
    reason: 'First sketch.',
    revision: 1,
  })
  expect(result.version.summary).toMatchObject({ title: 'Orders' })
  expect((await opened.events()).at(-1)).toMatchObject({
    action: 'version.registered',
    subject: 'version:sales/orders@1.0.0',
    reason: 'First sketch.',
    onBehalfOf: 'lead',
    change: { digest: result.version.digest, verdict: 'pass' },
  })
})

test('what was pushed can be read again, byte for byte', async () => {
  const bytes = new Uint8Array([111, 112, 0, 255, 13, 10])
  await opened.registry.versions.push(ANNA, {
    service: ORDERS,
    version: '1.0.0',
    files: [{ name: 'orders.txt', bytes }],
    entry: 'orders.txt',
  })
  const content = await opened.registry.versions.content(ORDERS, '1.0.0')
  expect(Buffer.from(content.bytes)).toEqual(Buffer.from(bytes))
  expect(content).toMatchObject({
    name: 'orders.txt',
    version: { version: '1.0.0', frozen: false },
  })
})

test('a bundle keeps the files that the contract uses, and no others', async () => {
  const files = { 'a.txt': 'import b.txt\noperation x', 'b.txt': 'type B', 'c.txt': 'type C' }
  const { version } = await opened.registry.versions.push(ANNA, bundle(files, 'a.txt'))
  expect(version.files.map(({ name }) => name)).toEqual(['a.txt', 'b.txt'])
  const content = await opened.registry.versions.content(ORDERS, '1.0.0', 'b.txt')
  expect(new TextDecoder().decode(content.bytes)).toBe('type B')
  await expect(opened.registry.versions.content(ORDERS, '1.0.0', 'c.txt')).rejects.toMatchObject({
    code: 'file-not-found',
  })
})

test('a missing import is allowed, and visible', async () => {
  const { version } = await opened.registry.versions.push(
    ANNA,
    bundle({ 'a.txt': 'import b.txt' }, 'a.txt'),
  )
  expect(version.summary.imports).toMatchObject([
    { uri: 'b.txt', problem: { kind: 'missing', reason: 'no b.txt' } },
  ])
})

test('a second push replaces the draft, its author and its reason', async () => {
  const first = await push(opened.registry, ORDERS, '1.0.0', 'operation placeOrder')
  const second = await push(opened.registry, ORDERS, '1.0.0', 'operation cancelOrder', BEN)
  expect(second).toMatchObject({ author: 'Ben', revision: 2, createdAt: first.createdAt })
  expect((await opened.events()).at(-1)).toMatchObject({
    action: 'version.replaced',
    actor: { id: 'ben' },
    change: { digest: second.digest, replacedDigest: first.digest },
  })
})

test('the same bytes again change nothing, in a draft and when published', async () => {
  const first = await push(opened.registry, ORDERS, '1.0.0')
  const before = await everything()
  expect(await push(opened.registry, ORDERS, '1.0.0', undefined, BEN)).toEqual(first)
  expect(await everything()).toEqual(before)
  await walk(opened.registry, ORDERS, '1.0.0', ['specReview', 'specified'])
  const published = await everything()
  expect((await push(opened.registry, ORDERS, '1.0.0')).state).toBe('specified')
  expect(await everything()).toEqual(published)
})

test('other bytes under a published version are refused', async () => {
  await push(opened.registry, ORDERS, '1.0.0')
  await walk(opened.registry, ORDERS, '1.0.0', ['specReview', 'specified'])
  const before = await everything()
  await expect(push(opened.registry, ORDERS, '1.0.0', 'operation other')).rejects.toMatchObject({
    code: 'version-frozen',
    message:
      'sales/orders@1.0.0 is published (specified) with other content; push the change under a new version.',
  })
  expect(await everything()).toEqual(before)
})

test.each<[string, Partial<PushRequest>, string]>([
  ['a version that is none', { version: 'v1' }, 'invalid-version'],
  ['a service that is not there', { service: 'sales/none' }, 'service-not-found'],
  ['no file at all', { files: [] }, 'invalid-input'],
  ['an entry that is not in the bundle', { entry: 'b.txt' }, 'invalid-input'],
  [
    'a file that leaves the bundle',
    { files: [{ name: '../a.txt', bytes: new Uint8Array() }], entry: '../a.txt' },
    'invalid-input',
  ],
  [
    'two files of one name',
    {
      files: [
        { name: 'a.txt', bytes: new Uint8Array() },
        { name: 'a.txt', bytes: new Uint8Array() },
      ],
    },
    'invalid-input',
  ],
  [
    'an unreadable contract',
    { files: [{ name: 'a.txt', bytes: new TextEncoder().encode('unreadable') }] },
    'contract-unreadable',
  ],
])('%s is refused, and nothing is stored', async (_, wrong, code) => {
  const before = await everything()
  const request = { ...bundle({ 'a.txt': 'operation x' }, 'a.txt'), ...wrong }
  await expect(opened.registry.versions.push(ANNA, request)).rejects.toMatchObject({ code })
  expect(await everything()).toEqual(before)
})

test('an unreadable contract is refused with what is wrong and where', async () => {
  await expect(push(opened.registry, ORDERS, '1.0.0', 'title x\nunreadable')).rejects.toMatchObject(
    {
      message: 'orders.txt cannot be read as a contract: It says so itself.',
      details: { unreadable: { code: 'not-a-contract', location: { line: 2 } } },
    },
  )
})

test.each([STRANGER, NOBODY])('$name cannot push', async (actor) => {
  const before = await everything()
  await expect(push(opened.registry, ORDERS, '1.0.0', undefined, actor)).rejects.toMatchObject({
    code: 'not-allowed',
  })
  expect(await everything()).toEqual(before)
})

describe('policies', () => {
  test.each([
    ['fails', 'operation x\nerror too short', 'fail'],
    ['could not be judged', 'operation x\nunsure what this is', 'indeterminate'],
  ])('that block refuse a contract that %s, with the report', async (_, text, verdict) => {
    opened.policies = [strictPolicy('block')]
    const before = await everything()
    await expect(push(opened.registry, ORDERS, '1.0.0', text)).rejects.toMatchObject({
      code: 'policy-blocked',
      message: containing(`strict (${verdict})`),
      details: { report: { verdict, source: 'sales/orders@1.0.0' } },
    })
    expect(await everything()).toEqual(before)
  })

  test.each(['gate', 'advise'] as const)('that %s let a failing draft in', async (enforcement) => {
    opened.policies = [strictPolicy(enforcement)]
    const version = await push(opened.registry, ORDERS, '1.0.0', 'operation x\nerror too short')
    expect(version).toMatchObject({ verdict: 'fail', conformance: [{ verdict: 'fail' }] })
  })

  test('that are not known block, since they are never the same as none', async () => {
    opened.policyProblem = 'The scope errs.'
    await expect(push(opened.registry, ORDERS, '1.0.0')).rejects.toMatchObject({
      code: 'policy-blocked',
      message: containing('The scope errs.'),
    })
    expect((await opened.registry.versions.list(ORDERS)).items).toEqual([])
  })
})

describe('the report', () => {
  test('is under the policies in force now, and names the version as its source', async () => {
    await push(opened.registry, ORDERS, '1.0.0', 'operation x\nerror too short')
    expect(await opened.registry.versions.report(ORDERS, '1.0.0')).toMatchObject({
      source: 'sales/orders@1.0.0',
      verdict: 'indeterminate',
      findings: [],
    })
    opened.policies = [strictPolicy('advise')]
    expect(await opened.registry.versions.report(ORDERS, 'latest')).toMatchObject({
      verdict: 'fail',
      findings: [
        { rule: 'LINE1', message: 'too short', location: { file: 'orders.txt', line: 2 } },
      ],
    })
  })

  test('on the same content under the same policies is never computed twice', async () => {
    opened.policies = [strictPolicy('gate')]
    await push(opened.registry, ORDERS, '1.0.0', 'operation x')
    await push(opened.registry, ORDERS, '1.1.0', 'operation x')
    const report = await opened.registry.versions.report(ORDERS, '1.1.0')
    expect(report.source).toBe('sales/orders@1.1.0')
    expect(opened.engine.judged).toBe(1)
  })

  test('is indeterminate, with the reason, when the policies in force are not known', async () => {
    await push(opened.registry, ORDERS, '1.0.0')
    opened.policyProblem = 'The scope errs.'
    expect(await opened.registry.versions.report(ORDERS, '1.0.0')).toMatchObject({
      verdict: 'indeterminate',
      policies: [{ notEvaluated: [{ rule: '*', reason: 'The scope errs.' }] }],
    })
  })
})

describe('a draft', () => {
  test('can be discarded, and its number used again', async () => {
    const first = await push(opened.registry, ORDERS, '1.0.0')
    await opened.registry.versions.discard(ANNA, ORDERS, '1.0.0')
    await expect(opened.registry.versions.get(ORDERS, '1.0.0')).rejects.toMatchObject({
      code: 'version-not-found',
    })
    expect((await opened.registry.services.get(ORDERS)).latest).toBeUndefined()
    expect((await opened.events()).at(-1)).toMatchObject({
      action: 'version.discarded',
      change: { digest: first.digest, state: 'draft' },
    })
    expect((await push(opened.registry, ORDERS, '1.0.0', 'operation other')).revision).toBe(1)
  })

  test('that changed since it was read stays', async () => {
    await push(opened.registry, ORDERS, '1.0.0')
    await push(opened.registry, ORDERS, '1.0.0', 'operation other')
    await expect(opened.registry.versions.discard(ANNA, ORDERS, '1.0.0', 1)).rejects.toMatchObject({
      code: 'stale-revision',
      details: { revision: 2 },
    })
  })

  test('that was published stays for ever', async () => {
    await push(opened.registry, ORDERS, '1.0.0')
    await walk(opened.registry, ORDERS, '1.0.0', ['specReview', 'specified'])
    await expect(opened.registry.versions.discard(ANNA, ORDERS, '1.0.0')).rejects.toMatchObject({
      code: 'version-frozen',
    })
  })

  test('stays when the authority refuses', async () => {
    await push(opened.registry, ORDERS, '1.0.0')
    await expect(
      opened.registry.versions.discard(BEN_AS_STRANGER, ORDERS, '1.0.0'),
    ).rejects.toMatchObject({ code: 'not-allowed' })
    expect((await opened.registry.versions.get(ORDERS, '1.0.0')).state).toBe('draft')
  })
})

const BEN_AS_STRANGER = { ...BEN, id: STRANGER.id }

describe('a selector', () => {
  beforeEach(async () => {
    for (const version of ['1.2.0', '1.10.0', '2.0.0-rc.1', '2.0.0', '3.0.0-beta']) {
      await push(opened.registry, ORDERS, version)
    }
  })

  test.each([
    ['1.2.0', '1.2.0'],
    ['^1.2', '1.10.0'],
    ['1.x', '1.10.0'],
    ['>=2.0.0-rc.0', '2.0.0'],
    ['~3.0.0-alpha', '3.0.0-beta'],
    ['*', '2.0.0'],
    ['latest', '3.0.0-beta'],
  ])('%s chooses %s', async (selector, version) => {
    expect((await opened.registry.versions.get(ORDERS, selector)).version).toBe(version)
  })

  test.each([
    ['9.9.9', 'version-not-found'],
    ['^9', 'version-not-found'],
    ['newest', 'invalid-version'],
  ])('%s is refused with %s', async (selector, code) => {
    await expect(opened.registry.versions.get(ORDERS, selector)).rejects.toMatchObject({ code })
  })

  test('passes over what is retired, unless there is nothing else', async () => {
    const retire = (version: string): Promise<unknown> =>
      opened.registry.transitions.request(ANNA, ORDERS, version, {
        to: 'retired',
        reason: 'Wrong.',
      })
    await retire('1.10.0')
    expect((await opened.registry.versions.get(ORDERS, '^1.2')).version).toBe('1.2.0')
    await retire('1.2.0')
    expect((await opened.registry.versions.get(ORDERS, '^1.2')).version).toBe('1.10.0')
  })

  test('is not needed for a list, which begins with the highest', async () => {
    const { items } = await opened.registry.versions.list(ORDERS)
    expect(items.map(({ version }) => version)).toEqual([
      '3.0.0-beta',
      '2.0.0',
      '2.0.0-rc.1',
      '1.10.0',
      '1.2.0',
    ])
    expect(items[0]).not.toHaveProperty('summary')
  })
})

test('of two pushes of a new version at the same moment one creates and the other replaces', async () => {
  const contents = ['operation one', 'operation two']
  await Promise.all(contents.map((text) => push(opened.registry, ORDERS, '1.0.0', text)))
  const actions = (await opened.events()).map(({ action }) => action)
  expect(actions.filter((action) => action.startsWith('version.'))).toEqual([
    'version.registered',
    'version.replaced',
  ])
})
