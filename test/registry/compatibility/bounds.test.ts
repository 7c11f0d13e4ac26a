import type { Comparison } from '../../../src/compatibility/index.ts'
import { createJudgeCompatibility } from '../../../src/registry/compatibility/judge-compatibility.ts'
import { predecessorsOf } from '../../../src/registry/compatibility/predecessors.ts'
import { createUsageContents } from '../../../src/registry/compatibility/usage-contents.ts'
import type { VersionDocument } from '../../../src/registry/documents.ts'
import {
  ANNA,
  openWithOrders,
  push,
  TO_OPERATION,
  walk,
  type TestRegistry,
} from '../support/test-registry.ts'

const PUBLISHED = { frozen: true, final: false, inService: true }

function version(number: string, format = 'openapi-3.1', standing = PUBLISHED): VersionDocument {
  const order = number
    .split('.')
    .map((part) => part.padStart(4, '0'))
    .join('.')
  return { service: 'sales/orders', version: number, order, format, standing } as VersionDocument
}

const numbersOf = (versions: readonly VersionDocument[]) => versions.map((one) => one.version)

describe('what a version is held against', () => {
  it('are versions of its own line, as long as there is one', () => {
    const siblings = [
      version('3.0.0', 'wsdl-1.1'),
      version('2.0.0', 'openapi-3.0'),
      version('1.0.0'),
    ]
    expect(numbersOf(predecessorsOf(version('4.0.0'), siblings))).toEqual(['2.0.0', '1.0.0'])
  })

  it('is the newest one of another line where there is no other, as nothing is a first version then', () => {
    const siblings = [version('2.0.0', 'wsdl-1.1'), version('1.0.0', 'wsdl-1.1')]
    expect(numbersOf(predecessorsOf(version('3.0.0'), siblings))).toEqual(['2.0.0'])
    expect(predecessorsOf(version('1.0.0'), siblings)).toEqual([])
  })

  it('are the newest fifty of all, and the report says so', async () => {
    const compared: string[] = []
    const same = (source: string): Comparison => ({
      old: { source, format: 'openapi-3.1', digest: source },
      new: { source: 'new', format: 'openapi-3.1', digest: 'new' },
      verdict: 'identical',
      recommendedBump: 'none',
      changes: [],
      notCompared: [],
    })
    const judge = createJudgeCompatibility({
      compareVersions: ({ source }: { readonly source: string }) => {
        compared.push(source)
        return Promise.resolve(same(source))
      },
      policiesInForce: {
        compatibilityFor: () =>
          Promise.resolve({ level: 'backward-transitive', because: 'The test asks for it.' }),
      },
      versionContents: { asJudged: () => ({}) },
      subscriptions: { find: () => Promise.resolve({ items: [], next: undefined }) },
      usageContents: createUsageContents({} as never),
      engine: { version: 'test' },
    } as never)
    const siblings = Array.from({ length: 53 }, (_, index) => version(`1.${53 - index}.0`))
    const subject = { ...version('2.0.0'), contract: {}, asOf: '2027-01-01', settled: undefined }
    const report = await judge(subject as never, {} as never, siblings)
    expect(compared).toHaveLength(50)
    expect([report.verdict, report.leftOut]).toEqual(['indeterminate', ['1.3.0', '1.2.0', '1.1.0']])
    expect(report.notCompared.map(({ reason, against }) => [reason, against])).toEqual([
      [
        'The level asks about all earlier versions; only the newest 50 were compared, and not 1.1.0 to 1.3.0. Retire versions that nobody uses any more.',
        '1.3.0',
      ],
    ])
  })
})

test('what a consumer uses is read from the store once', async () => {
  let reads = 0
  const bytes = new TextEncoder().encode('{"consumer":"shop","operations":[]}')
  const usages = createUsageContents({
    get: () => {
      reads += 1
      return Promise.resolve(bytes)
    },
  } as never)
  expect(await usages.read('sha256:a')).toEqual({ consumer: 'shop', operations: [] })
  expect(await usages.read('sha256:a')).toBe(await usages.read('sha256:a'))
  expect(reads).toBe(1)
})

describe('in a registry', () => {
  const ORDERS = 'sales/orders'
  let opened: TestRegistry

  beforeEach(async () => {
    opened = await openWithOrders()
  })

  afterEach(() => opened.store.close())

  test('a comparison that cost too much is tried again later', async () => {
    await push(opened.registry, ORDERS, '1.0.0', 'operation place\noffers place')
    await walk(opened.registry, ORDERS, '1.0.0', ['specReview', 'specified'])
    opened.engine.isTooCostly = true
    await push(opened.registry, ORDERS, '1.1.0', 'operation place')
    opened.engine.isTooCostly = false
    const soon = await opened.registry.compatibility.report(ORDERS, '1.1.0')
    expect([soon.verdict, opened.engine.compared]).toEqual(['indeterminate', 1])
    opened.pass(1)
    const later = await opened.registry.compatibility.report(ORDERS, '1.1.0')
    expect([later.verdict, opened.engine.compared]).toEqual(['breaking', 2])
  })

  test('a deployment asks for what the service was said to use of others', async () => {
    await push(opened.registry, ORDERS, '1.0.0', 'operation place')
    await walk(opened.registry, ORDERS, '1.0.0', TO_OPERATION)
    const billing = { domain: 'sales', name: 'billing', title: 'Billing', owner: 'Anna' }
    await opened.registry.services.register(ANNA, {
      ...billing,
      purpose: 'Bills.',
      endpoints: ['staging', 'production'].map((environment) => ({
        environment,
        url: `https://${environment}.example.com`,
      })),
      objectives: [{ metric: 'availability', target: 99.9, unit: 'percent' }],
    })
    await push(opened.registry, 'sales/billing', '1.0.0', 'operation bill\noperation remind')
    const { id } = await opened.registry.subscriptions.request(ANNA, {
      consumer: ORDERS,
      consumerKind: 'service',
      service: 'sales/billing',
      range: '^1.0.0',
      environment: 'production',
    })
    await walk(opened.registry, 'sales/billing', '1.0.0', TO_OPERATION)
    await opened.registry.subscriptions.describe(ANNA, id, {
      files: [{ name: 'use.txt', bytes: new TextEncoder().encode('uses remind') }],
      entry: 'use.txt',
    })
    await push(opened.registry, 'sales/billing', '1.1.0', 'operation bill')
    await walk(opened.registry, 'sales/billing', '1.1.0', TO_OPERATION)
    const { reasons } = await opened.registry.compatibility.deployability(ORDERS, '1.0.0', {
      environment: 'production',
      isBeside: false,
    })
    expect(reasons.filter(({ about }) => about === 'provider')).toEqual([
      {
        about: 'provider',
        answer: 'no',
        subject: 'sales/billing',
        message: 'Version 1.1.0 does not offer remind.',
      },
    ])
  })
})
