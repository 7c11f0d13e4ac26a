import { createPastGraphs, type PastGraphPorts } from '../../../src/registry/past/past-graph.ts'

const AT = new Date('2027-01-01T00:00:00.000Z')
const LENGTH = 1_200
let looked = 0

const idOf = (number: number): string => `shop/s${number}`
const createdAt = '2026-01-01T00:00:00.000Z'

/** Each of 1,200 services needs the next one. */
const subscriptions = {
  find: ({ where }: { where: { consumer: { in: readonly string[] } } }) => {
    looked += 1
    const number = Number(where.consumer.in[0]?.slice('shop/s'.length))
    const stored = { id: String(number), value: needOf(number) }
    return Promise.resolve({ items: number + 1 < LENGTH ? [stored] : [] })
  },
}
const needOf = (number: number): object => ({
  ...{ consumer: idOf(number), consumerKind: 'service', service: idOf(number + 1) },
  ...{ live: true, createdAt },
})
const states = {
  one: (kind: string, id: string) =>
    Promise.resolve(
      kind === 'subscription'
        ? { value: needOf(Number(id)) }
        : {
            value: {
              ...{ domain: 'shop', name: id.slice('shop/'.length), kind: 'atomic' },
              objectives: [{ metric: 'availability', target: 99.9, unit: 'percent' }],
            },
          },
    ),
}
const ports = {
  services: { get: () => Promise.resolve(undefined) },
  subscriptions,
  states,
  pastServices: { versionsOf: () => Promise.resolve([]) },
} as unknown as PastGraphPorts

beforeEach(() => {
  looked = 0
})

test('an answer looks at 500 services, and each cursor at 500 more without beginning anew', async () => {
  const graphs = createPastGraphs(ports)
  const sizes: [number, string | undefined, boolean][] = []
  let cursor: string | undefined
  do {
    const graph = await graphs.from(AT, [idOf(0)], 'uses', cursor)
    sizes.push([graph.nodes.length, graph.next, graph.isCut])
    cursor = graph.next
  } while (cursor !== undefined)
  expect(sizes).toEqual([
    [501, '500', true],
    [1_001, '1000', true],
    [1_200, undefined, false],
  ])
  expect(looked).toBe(LENGTH)
})

test.each(['500', '9500'])(
  'the cursor %s without what was looked at before costs no more',
  async (cursor) => {
    const { nodes, next } = await createPastGraphs(ports).from(AT, [idOf(0)], 'uses', cursor)
    expect(looked).toBe(500)
    expect([nodes.length, next]).toEqual([501, '500'])
  },
)

test('servers that are asked by turns come to the same end', async () => {
  const servers = [createPastGraphs(ports), createPastGraphs(ports)]
  let cursor: string | undefined
  let asked = 0
  const nodes: (number | undefined)[] = []
  do {
    const graph = await servers[asked % 2]?.from(AT, [idOf(0)], 'uses', cursor)
    cursor = graph?.next
    nodes.push(graph?.nodes.length)
    asked += 1
  } while (cursor !== undefined && asked < 20)
  expect(nodes).toEqual([501, 501, 1_001, 1_001, LENGTH])
})

test('whoever begins anew does not take from others what they have got to', async () => {
  const graphs = createPastGraphs(ports)
  const first = await graphs.from(AT, [idOf(0)], 'uses')
  await graphs.from(AT, [idOf(0)], 'uses', first.next)
  await graphs.from(AT, [idOf(0)], 'uses')
  const last = await graphs.from(AT, [idOf(0)], 'uses', '1000')
  expect([last.nodes.length, last.next]).toEqual([LENGTH, undefined])
})

test('an answer that was given before is given again as it was', async () => {
  const graphs = createPastGraphs(ports)
  const first = await graphs.from(AT, [idOf(0)], 'uses')
  await graphs.from(AT, [idOf(0)], 'uses', '500')
  expect((await graphs.from(AT, [idOf(0)], 'uses')).nodes).toEqual(first.nodes)
})

test.each(['x', '-500', '1', '10000', '1e9', ''])('%j is no cursor', async (cursor) => {
  await expect(createPastGraphs(ports).from(AT, [idOf(0)], 'uses', cursor)).rejects.toMatchObject({
    code: 'invalid-cursor',
  })
})
