import { SERVICE_GRAPH, type GraphRecord } from '../../../src/registry/dependencies/graph-record.ts'
import { createServiceGraph } from '../../../src/registry/dependencies/service-graph.ts'
import { openSqliteStore, type Collection } from '../../../src/store/index.ts'

const HOUR = 60 * 60 * 1_000 // milliseconds

test('what other servers write is read, and what was read a while ago is not read again', async () => {
  const store = await openSqliteStore({ path: ':memory:' })
  const records = await store.collection(SERVICE_GRAPH)
  let now = Date.parse('2027-01-01T08:00:00.000Z')
  const record = (consumer: string): GraphRecord => ({
    at: new Date(now).toISOString(),
    kind: 'atomic',
    usedBy: [{ consumer, kind: 'service', via: 'subscription' }],
    imports: [],
    gone: false,
  })
  let read = 0
  const find: typeof records.find = async (options) => {
    const page = await records.find(options)
    read += page.items.length
    return page
  }
  const counted = { find } as Collection<GraphRecord>
  const graph = createServiceGraph(counted, () => new Date(now))
  await records.insert('d/a', record('d/b'), [])
  await graph.refresh()
  expect(graph.nodes.map(({ name }) => name)).toEqual(['d/a', 'd/b'])
  now += HOUR
  await records.insert('d/c', record('d/a'), [])
  await graph.refresh()
  expect(graph.nodes.map(({ name }) => name)).toEqual(['d/a', 'd/b', 'd/c'])
  now += HOUR
  await graph.refresh()
  read = 0
  await graph.refresh()
  expect(read).toBe(0)
  await store.close()
})
