import type { ServiceInput } from '../../../src/registry/index.ts'
import { ANNA, openTestRegistry, push, type TestRegistry } from '../support/test-registry.ts'

let opened: TestRegistry
beforeEach(async () => {
  opened = await openTestRegistry()
  const { registry } = opened
  await registry.domains.put(ANNA, 'd', { title: 'D' })
  await registry.taxonomies.put(ANNA, 'data-protection', {
    title: 'Data protection',
    multiple: true,
    values: [
      { id: 'public', title: 'Public' },
      { id: 'Personal data', title: 'Personal data' },
      { id: 'health', title: 'Health data', parent: 'Personal data' },
      { id: 'genetic', title: 'Genetic data', parent: 'health' },
    ],
  })
  await register('persons', ['Personal data'])
  await register('patients', ['health', 'genetic'])
  await register('genomes', ['genetic'])
  await register('prices', ['public'])
})
afterEach(() => opened.store.close())

const register = async (
  name: string,
  values: readonly string[],
  more: Partial<ServiceInput> = {},
): Promise<unknown> => {
  const classification = { 'data-protection': [...values] }
  return opened.registry.services.register(ANNA, {
    ...{ domain: 'd', name, title: `The ${name}`, classification },
    ...more,
  })
}

const found = async (text: string): Promise<readonly string[]> => {
  const { items } = await opened.registry.search.find(text)
  return items.map(({ service, title }) => `${service} ${title}`)
}

test.each<[string, string[]]>([
  [
    'class:"data-protection=Personal data"',
    ['d/genomes The genomes', 'd/patients The patients', 'd/persons The persons'],
  ],
  ['class:"Data-Protection=personal DATA" patients', ['d/patients The patients']],
  ['class:data-protection=health', ['d/genomes The genomes', 'd/patients The patients']],
  ['class:data-protection=genetic', ['d/genomes The genomes', 'd/patients The patients']],
  ['class:data-protection=public', ['d/prices The prices']],
  ['class:data-protection=health genomes', ['d/genomes The genomes']],
  ['class:data-protection=health class:data-protection=public', []],
  ['class:data-protection=none', []],
  ['class:none=health', []],
  ['class:health', []],
])('%s finds what has the value or one below it: %j', async (text, expected) => {
  expect(await found(text)).toEqual(expected)
})

test('a value that moves below another is found there at once, with nothing indexed anew', async () => {
  const { registry } = opened
  const { revision, values } = await registry.taxonomies.get('data-protection')
  expect(await found('class:data-protection=public')).toEqual(['d/prices The prices'])
  const moved = values.map((value) =>
    value.id === 'health' ? { ...value, parent: 'public' } : value,
  )
  const said = { title: 'Data protection', multiple: true, values: moved }
  await registry.taxonomies.put(ANNA, 'data-protection', said, revision)
  expect(await found('class:data-protection=public')).toEqual([
    'd/genomes The genomes',
    'd/patients The patients',
    'd/prices The prices',
  ])
  expect(await found('class:"data-protection=Personal data"')).toEqual(['d/persons The persons'])
})

test('capabilities and activities form trees, too, and are found under the name of their taxonomy', async () => {
  const { registry } = opened
  await registry.taxonomies.put(ANNA, 'business-capability', {
    title: 'Business capability',
    open: true,
    values: [
      { id: 'Claims', title: 'Claims' },
      { id: 'Claims settlement', title: 'Settlement', parent: 'Claims' },
    ],
  })
  await register('settling', ['public'], { capability: 'Claims settlement' })
  expect(await found('capability:claims')).toEqual(['d/settling The settling'])
  expect(await found('class:business-capability=Claims')).toEqual(['d/settling The settling'])
})

test('what only older versions declare is found under a value above that of the service', async () => {
  await push(opened.registry, 'd/genomes', '1.0.0', 'operation sequenceGenome')
  await push(opened.registry, 'd/genomes', '1.1.0', 'operation readGenome')
  const { items } = await opened.registry.search.find(
    'class:data-protection=health sequencegenome',
    { versions: 'all' },
  )
  expect(items.map(({ service, version }) => [service, version])).toEqual([['d/genomes', '1.0.0']])
})

test('services are counted by value, and once where several of their values lie below one', async () => {
  expect(await opened.registry.taxonomies.counts('data-protection')).toEqual([
    { value: 'public', services: 1, withBelow: 1 },
    { value: 'Personal data', services: 1, withBelow: 3 },
    { value: 'health', services: 1, withBelow: 2 },
    { value: 'genetic', services: 2, withBelow: 2 },
  ])
  const chain = await opened.registry.taxonomies.counts('value-chain')
  expect(chain).toContainEqual({ value: 'operations', services: 0, withBelow: 0 })
  await expect(opened.registry.taxonomies.counts('none')).rejects.toMatchObject({
    code: 'taxonomy-not-found',
  })
})

test('the past is searched by the tree of then, and taxonomies are told as they were', async () => {
  const { registry, clock } = opened
  const before = clock()
  opened.pass(1)
  const { revision, values } = await registry.taxonomies.get('data-protection')
  const flat = values.map(({ id, title }) => ({ id, title }))
  const said = { title: 'Data protection, flat', multiple: true, values: flat }
  await registry.taxonomies.put(ANNA, 'data-protection', said, revision)
  opened.pass(1)
  const after = clock()
  const names = async (at: Date): Promise<readonly string[]> => {
    const { items } = await registry.past.search(at, 'class:"data-protection=Personal data"')
    return items.map(({ service }) => service).sort()
  }
  expect(await names(before)).toEqual(['d/genomes', 'd/patients', 'd/persons'])
  expect(await names(after)).toEqual(['d/persons'])
  expect(await registry.past.taxonomies.get(before, 'data-protection')).toMatchObject({
    title: 'Data protection',
    revision: 1,
  })
  expect(await registry.past.taxonomies.get(after, 'data-protection')).toMatchObject({
    title: 'Data protection, flat',
    revision: 2,
  })
  const first = new Date('2026-01-01T00:00:00.000Z')
  expect((await registry.past.taxonomies.list(first)).map(({ id }) => id)).toEqual([
    'business-capability',
    'tags',
    'value-chain',
  ])
  await expect(registry.past.taxonomies.get(first, 'data-protection')).rejects.toMatchObject({
    code: 'taxonomy-not-found',
  })
})

test('a value lies no deeper than twenty levels, and never below itself', async () => {
  const deep = Array.from({ length: 21 }, (_, level) => ({
    id: `l${level}`,
    title: `Level ${level}`,
    ...(level > 0 && { parent: `l${level - 1}` }),
  }))
  const put = (values: typeof deep): Promise<unknown> =>
    opened.registry.taxonomies.put(ANNA, 'deep', { title: 'Deep', values })
  await expect(put(deep)).rejects.toMatchObject({
    code: 'invalid-input',
    details: {
      errors: [{ pointer: '/values/20/parent', message: '"l20" would lie deeper than 20 levels' }],
    },
  })
  await put(deep.slice(0, 20))
  const [top, ...rest] = deep.slice(0, 3)
  await expect(put([{ ...top, id: 'l0', title: 'Top', parent: 'l2' }, ...rest])).rejects.toThrow(
    'would lie below itself',
  )
})
