import { compare } from '../compare.ts'
import { judgementsOf } from '../judgements.ts'

const schema = (content: string): string =>
  `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:t="urn:t" targetNamespace="urn:t" elementFormDefault="qualified">${content}</xs:schema>`
const ORDER = '<xs:element name="order" type="t:Order"/>'
const type = (content: string): string =>
  `<xs:complexType name="Order"><xs:sequence>${content}</xs:sequence></xs:complexType>`
const ITEM = '<xs:element name="item" type="xs:string"/>'
const MORE = '<xs:element name="more" type="xs:int"/>'

it('what changes in a schema by itself is judged for those who write and those who read', async () => {
  const comparison = await compare(schema(ORDER + type(ITEM)), schema(ORDER + type(ITEM + MORE)))
  expect(judgementsOf(comparison)).toEqual([
    'element-required-added-request error consumer+provider',
    'element-required-added-response warning consumer+provider',
  ])
  expect(comparison.changes.map(({ operations }) => operations)).toEqual([[], []])
})

it('a document of its own that is gone breaks, and one that is new does not', async () => {
  const [less, more] = [schema(ORDER + type(ITEM)), schema(ORDER + type(ITEM) + MORE)]
  expect(judgementsOf(await compare(more, less))).toEqual([
    'element-global-removed error consumer+provider',
  ])
  expect(judgementsOf(await compare(less, more))).toEqual(['element-global-added info nobody'])
})

it('a type that nothing refers to is offered to other schemas: its end breaks them', async () => {
  const [less, more] = [
    schema(ORDER + type(ITEM)),
    schema(`${ORDER}${type(ITEM)}<xs:complexType name="Library"/>`),
  ]
  expect(judgementsOf(await compare(more, less))).toEqual([
    'complex-type-removed error consumer+provider',
  ])
  expect(judgementsOf(await compare(less, more))).toEqual(['complex-type-added info provider'])
})

it('a type that is written in place says the same', async () => {
  const inPlace = `<xs:element name="order"><xs:complexType><xs:sequence>${ITEM}</xs:sequence></xs:complexType></xs:element>`
  expect(judgementsOf(await compare(schema(ORDER + type(ITEM)), schema(inPlace)))).toEqual([
    'element-inline-to-named-type info nobody',
  ])
})

it('types that hold themselves are compared once', async () => {
  const node = (more: string): string =>
    `${ORDER}${type(`<xs:element name="child" type="t:Order" minOccurs="0"/>${more}`)}`
  expect(judgementsOf(await compare(schema(node('')), schema(node(MORE))))).toEqual([
    'element-required-added-request error consumer+provider',
    'element-required-added-response warning consumer+provider',
  ])
})

it('a group that many types refer to is one cause', async () => {
  const types = Array.from(
    { length: 20 },
    (_, index) => `<xs:complexType name="T${index}"><xs:group ref="t:g"/></xs:complexType>`,
  ).join('')
  const group = (content: string): string =>
    `<xs:group name="g"><xs:sequence>${content}</xs:sequence></xs:group>`
  const comparison = await compare(schema(types + group(ITEM)), schema(types + group(ITEM + MORE)))
  expect(judgementsOf(comparison)).toEqual([
    'element-required-added-request error consumer+provider',
    'element-required-added-response warning consumer+provider',
    'group-ref-changed warning consumer+provider',
  ])
})

it('groups that nest to more paths than can be written out leave the verdict open', async () => {
  const groups = Array.from(
    { length: 40 },
    (_, index) =>
      `<xs:group name="g${index}"><xs:sequence><xs:group ref="t:g${index + 1}"/><xs:choice><xs:group ref="t:g${index + 1}"/>${ITEM}</xs:choice></xs:sequence></xs:group>`,
  ).join('')
  const whole = (last: string): string =>
    schema(
      `${groups}<xs:group name="g40"><xs:sequence>${last}</xs:sequence></xs:group><xs:complexType name="T"><xs:group ref="t:g0"/></xs:complexType>`,
    )
  const { verdict, notCompared } = await compare(whole(ITEM), whole(ITEM + MORE))
  expect(notCompared.length).toBeGreaterThan(0)
  expect(['indeterminate', 'breaking']).toContain(verdict)
})

it('forward is judged from the new version to the old one', async () => {
  const [old, now] = [schema(ORDER + type(ITEM + MORE)), schema(ORDER + type(ITEM))]
  const [forward, swapped] = await Promise.all([
    compare(old, now, { level: 'forward' }),
    compare(now, old),
  ])
  expect(forward.verdict).toBe(swapped.verdict)
  expect(forward.changes.map(({ id, level }) => [id, level])).toEqual(
    swapped.changes.map(({ id, level }) => [id, level]),
  )
  expect(forward.changes[0]).toMatchObject({
    id: 'element-required-added-request',
    breaks: ['consumer', 'provider'],
    oldLocation: { file: 'old.xml' },
    newLocation: { file: 'new.xml' },
  })
})

it('levels of kinds can be configured', async () => {
  const { verdict, changes } = await compare(
    schema(ORDER + type(ITEM)),
    schema(ORDER + type(ITEM + MORE)),
    {
      levels: {
        'element-required-added-request': 'info',
        'element-required-added-response': 'off',
      },
    },
  )
  expect(verdict).toBe('compatible')
  expect(changes.map(({ id, level }) => [id, level])).toEqual([
    ['element-required-added-request', 'info'],
  ])
})
