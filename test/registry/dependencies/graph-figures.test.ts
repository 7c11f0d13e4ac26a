import { availabilityOf } from '../../../src/registry/dependencies/availability.ts'
import { throughputOf } from '../../../src/registry/dependencies/capacity.ts'
import { chainAvailability } from '../../../src/registry/dependencies/chain-availability.ts'
import { circlesFrom } from '../../../src/registry/dependencies/circles.ts'
import type { GraphNode } from '../../../src/registry/dependencies/service-graph.ts'
import { weakPoints } from '../../../src/registry/dependencies/weak-points.ts'
import { ANNA, containing, openTestRegistry, type TestRegistry } from '../support/test-registry.ts'

/** `a>b c` says that a needs b and c; further members by name. */
function graphOf(
  lines: readonly string[],
  about: Readonly<Record<string, Partial<GraphNode>>> = {},
): { readonly nodes: readonly GraphNode[]; readonly number: (name: string) => number } {
  const nodes: GraphNode[] = []
  const number = (name: string): number => {
    const known = nodes.findIndex((node) => node.name === name)
    if (known >= 0) return known
    const blank = { kind: 'atomic', capability: undefined, availability: undefined } as const
    return nodes.push({ name, isService: true, ...blank, uses: [], usedBy: [], ...about[name] }) - 1
  }
  for (const line of lines) {
    const [from = '', to = ''] = line.split('>')
    for (const name of to.split(' ').filter((text) => text !== '')) {
      nodes[number(from)]?.uses.push(number(name) * 2)
      nodes[number(name)]?.usedBy.push(number(from) * 2)
    }
  }
  return { nodes, number }
}

test('every node that lies on a circle is shown in one', () => {
  const { nodes, number } = graphOf(['a>b', 'b>c d', 'c>a', 'd>b e', 'e>e', 'x>a'])
  expect(circlesFrom(nodes, number('x'), 'uses')).toEqual([
    ['a', 'b', 'c', 'a'],
    ['d', 'b', 'd'],
    ['e', 'e'],
  ])
})

test('a long chain without a circle is walked without one', () => {
  const lines = Array.from({ length: 3_000 }, (_, at) => `s${at}>s${at + 1}`)
  const { nodes, number } = graphOf(lines)
  expect(circlesFrom(nodes, number('s0'), 'uses')).toEqual([])
})

test('a circle that is longer than anybody reads is not looked for from each of its members', () => {
  const length = 60_000
  const nodes = Array.from({ length }, (_, at): GraphNode => ({
    name: `s${at}`,
    isService: true,
    kind: 'atomic',
    capability: undefined,
    availability: undefined,
    uses: [((at + 1) % length) * 2],
    usedBy: [((at + length - 1) % length) * 2],
  }))
  const begun = process.cpuUsage()
  expect(circlesFrom(nodes, 0, 'uses')).toEqual([])
  const { user, system } = process.cpuUsage(begun)
  expect((user + system) / 1_000_000).toBeLessThan(4)
})

test('availabilities of a chain multiply, each service counted once', () => {
  const { nodes, number } = graphOf(['shop>pay stock', 'pay>bank', 'stock>bank'], {
    shop: { availability: 99.5 },
    pay: { availability: 99.9 },
    stock: { availability: 99.9 },
    bank: { availability: 99 },
  })
  expect(chainAvailability(nodes, 'shop', number('shop'))).toEqual({
    service: 'shop',
    promised: 99.5,
    chain: 98.802,
    isComplete: true,
    holds: 'no',
    members: [
      { service: 'bank', depth: 2, availability: 99 },
      { service: 'pay', depth: 1, availability: 99.9 },
      { service: 'stock', depth: 1, availability: 99.9 },
    ],
    total: 3,
    unknown: 0,
    explanation: containing('leave is 98.802 % of the time. It promises 99.5 % itself, more than'),
  })
})

test('what is unknown is said, and makes an answer open unless the known is too little already', () => {
  const about = { shop: { availability: 99 }, pay: { availability: 99.9 } }
  const { nodes, number } = graphOf(['shop>pay stock'], about)
  expect(chainAvailability(nodes, 'shop', number('shop'))).toMatchObject({
    chain: 99.9,
    isComplete: false,
    holds: 'unknown',
    unknown: 1,
    explanation: containing('at most 99.9 %'),
  })
  expect(chainAvailability(nodes, 'none', undefined)).toMatchObject({ chain: 100, total: 0 })
})

test('a weak point is what several composites need and nothing else can do', () => {
  const { nodes } = graphOf(['p>a', 'q>a', 'a>b', 'p>c', 'q>c', 'x>d'], {
    p: { kind: 'process' },
    q: { kind: 'composite' },
    b: { capability: 'Archive', availability: 99 },
    c: { capability: 'Payment' },
    d: { capability: 'Payment' },
  })
  expect(weakPoints(nodes)).toEqual({
    items: [
      { service: 'a', dependents: 2, capability: undefined, availability: undefined },
      { service: 'b', dependents: 2, capability: 'Archive', availability: 99 },
    ],
    isComplete: true,
  })
})

test.each([
  [[{ metric: 'availability', target: 99.9, unit: 'percent' }], 99.9],
  [[{ metric: 'Availability', target: 0.99, unit: 'ratio' }], 99],
  [[{ metric: 'availability', target: 120, unit: '%' }], undefined],
  [[{ metric: 'availability', target: 3, unit: 'nines' }], undefined],
  [[{ metric: 'latency-p95', target: 99, unit: 'percent' }], undefined],
])('%j promise an availability of %s', (objectives, expected) => {
  expect(availabilityOf(objectives)).toBe(expected)
})

test.each([
  [120, 'requests/min', 2],
  [50, 'rps', 50],
  [7200, 'calls per hour', 2],
  [5, 'requests/s', 5],
  [5, 'MB/s/x', undefined],
  [5, 'percent', undefined],
])('a throughput of %d %s is %s a second', (target, unit, expected) => {
  expect(throughputOf([{ metric: 'throughput', target, unit }])).toBe(expected)
})

describe('capacity', () => {
  let opened: TestRegistry
  beforeAll(async () => {
    opened = await openTestRegistry()
    const { registry } = opened
    await registry.domains.put(ANNA, 'd', { title: 'D' })
    const objectives = [{ metric: 'throughput', target: 10, unit: 'requests/s' }]
    await registry.services.register(ANNA, { domain: 'd', name: 'a', title: 'A', objectives })
  })
  afterAll(() => opened.store.close())

  const subscribe = (consumer: string, perMinute?: number) =>
    opened.registry.subscriptions.request(ANNA, {
      consumer,
      consumerKind: 'application',
      service: 'd/a',
      range: '*',
      environment: 'production',
      ...(perMinute !== undefined && {
        objectives: [{ metric: 'throughput', target: perMinute, unit: 'requests/min' }],
      }),
    })
  const fits = async (): Promise<unknown> =>
    (await opened.registry.dependencies.capacity('d/a')).environments

  test('adds up what consumers ask, and says what is unstated or too much', async () => {
    expect(await fits()).toEqual([])
    await subscribe('one', 300)
    const production = { environment: 'production', subscriptions: 1, unstated: 0 }
    expect(await fits()).toEqual([{ ...production, asked: 5, fits: 'yes' }])
    await subscribe('two')
    const further = { ...production, subscriptions: 2, unstated: 1 }
    expect(await fits()).toEqual([{ ...further, asked: 5, fits: 'unknown' }])
    const { id } = await subscribe('three', 360)
    expect(await fits()).toEqual([{ ...further, subscriptions: 3, asked: 11, fits: 'no' }])
    const decision = await opened.registry.subscriptions.transition(ANNA, id, {
      to: 'terminated',
      reason: 'Done.',
    })
    expect(decision.allowed).toBe(true)
    expect(await fits()).toEqual([{ ...further, asked: 5, fits: 'unknown' }])
  })
})
