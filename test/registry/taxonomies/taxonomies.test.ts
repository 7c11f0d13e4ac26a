import type { ServiceInput } from '../../../src/registry/index.ts'
import { ANNA, openTestRegistry, STRANGER, type TestRegistry } from '../support/test-registry.ts'

let opened: TestRegistry
beforeEach(async () => {
  opened = await openTestRegistry()
  await opened.registry.domains.put(ANNA, 'd', { title: 'D' })
})
afterEach(() => opened.store.close())

const PROTECTION = {
  title: 'Data protection',
  values: [
    { id: 'public', title: 'Public' },
    { id: 'personal', title: 'Personal data' },
    { id: 'health', title: 'Health data', parent: 'personal' },
  ],
}

const register = (more: Partial<ServiceInput> = {}): Promise<unknown> =>
  opened.registry.services.register(ANNA, { domain: 'd', name: 'a', title: 'A', ...more })

const put = (id: string, input: object, revision?: number): Promise<unknown> =>
  opened.registry.taxonomies.put(ANNA, id, { ...PROTECTION, ...input }, revision)

const refused = (pointer: string, message: string): object => ({
  code: 'invalid-input',
  details: { errors: [{ pointer, message: expect.stringContaining(message) as string }] },
})

test('the value chain, business capabilities and tags ship as taxonomies', async () => {
  const { items } = await opened.registry.taxonomies.list()
  expect(items.map(({ id, member, open, revision }) => [id, member, open, revision])).toEqual([
    ['business-capability', 'capability', true, 0],
    ['tags', 'tags', true, 0],
    ['value-chain', 'activity', false, 0],
  ])
  expect(items[2]?.values).toHaveLength(9)
})

test('a service has values of a taxonomy, and is found by them', async () => {
  const { registry } = opened
  await put('data-protection', {})
  await register({ classification: { 'data-protection': ['health'] } })
  expect(await registry.services.get('d/a')).toMatchObject({
    classification: { 'data-protection': ['health'] },
  })
  const { items } = await registry.search.find('class:data-protection=health')
  expect(items.map(({ service }) => service)).toEqual(['d/a'])
  expect(await registry.search.facets()).toContainEqual({
    field: 'class',
    values: [{ value: 'data-protection=health', count: 1 }],
  })
})

test('an unknown value, several where one is meant, and an unknown taxonomy are refused with what there is', async () => {
  await put('data-protection', {})
  await expect(
    register({ classification: { 'data-protection': ['secret'] } }),
  ).rejects.toMatchObject(
    refused('/classification/data-protection', 'choose from public, personal, health.'),
  )
  await expect(
    register({ classification: { 'data-protection': ['public', 'health'] } }),
  ).rejects.toMatchObject(refused('/classification/data-protection', 'takes one value'))
  await expect(register({ classification: { colour: ['red'] } })).rejects.toMatchObject(
    refused('/classification/colour', 'There is no taxonomy "colour"'),
  )
})

test('what is demanded has to be said, of those kinds of services that it is for', async () => {
  await put('data-protection', { required: true, kinds: ['composite'] })
  await expect(register({ kind: 'composite' })).rejects.toMatchObject(
    refused('/classification/data-protection', 'is demanded of every service'),
  )
  await expect(
    register({ kind: 'atomic', classification: { 'data-protection': ['public'] } }),
  ).rejects.toMatchObject(refused('/classification/data-protection', 'of the kind composite'))
  await register({ kind: 'atomic' })
})

test('tags and capabilities can be closed; what services had before stays until it is changed', async () => {
  const { registry } = opened
  await register({ tags: ['old'], capability: 'Anything' })
  await put('tags', { multiple: true, values: [{ id: 'core', title: 'Core' }] })
  await put('business-capability', { values: [{ id: 'Refunds', title: 'Refunds' }] })
  const change = async (patch: object): Promise<unknown> =>
    registry.services.update(ANNA, 'd/a', patch, (await registry.services.get('d/a')).revision)
  await change({ title: 'Another title' })
  await change({ tags: ['old', 'core'] })
  await expect(change({ tags: ['old', 'new'] })).rejects.toMatchObject(
    refused('/tags', '"new" is no value of Data protection: choose from core.'),
  )
  await expect(change({ capability: 'Else' })).rejects.toMatchObject(
    refused('/capability', 'Refunds'),
  )
})

test('a taxonomy is changed from the revision that was read, and only by who may', async () => {
  const { taxonomies } = opened.registry
  await expect(taxonomies.put(STRANGER, 'x', PROTECTION)).rejects.toMatchObject({
    code: 'not-allowed',
  })
  await expect(taxonomies.get('x')).rejects.toMatchObject({ code: 'taxonomy-not-found' })
  await put('x', {})
  await expect(put('x', {})).rejects.toMatchObject({ code: 'revision-required' })
  await expect(put('x', {}, 7)).rejects.toMatchObject({ code: 'stale-revision' })
  await put('x', { title: 'Other' }, 1)
  expect(await taxonomies.get('x')).toMatchObject({ title: 'Other', revision: 2 })
  const events = (await opened.events()).filter(({ subject }) => subject === 'taxonomy:x')
  expect(events.map(({ action }) => action)).toEqual(['taxonomy.created', 'taxonomy.updated'])
})

test.each([
  ['/values', 'at least one value', { values: [] }],
  [
    '/values/1/id',
    'listed twice',
    {
      values: [
        { id: 'a', title: 'A' },
        { id: 'a', title: 'B' },
      ],
    },
  ],
  ['/values/0/parent', 'is no value', { values: [{ id: 'a', title: 'A', parent: 'b' }] }],
  ['/values/0/parent', 'below itself', { values: [{ id: 'a', title: 'A', parent: 'a' }] }],
])('a taxonomy with a mistake at %s is refused: %s', async (pointer, message, input) => {
  await expect(put('x', input)).rejects.toMatchObject(refused(pointer, message))
})

test('the value chain can be narrowed and not extended', async () => {
  await put('value-chain', { values: [{ id: 'operations', title: 'Operations' }] })
  await expect(register({ activity: 'technology' })).rejects.toMatchObject(
    refused('/activity', 'choose from operations.'),
  )
  await expect(
    put('value-chain', { values: [{ id: 'magic', title: 'Magic' }] }, 1),
  ).rejects.toMatchObject(refused('/values', '"magic"'))
})
