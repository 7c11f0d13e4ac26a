import fc from 'fast-check'
import { compare, idsOf } from './compare.ts'

/** Types of values, as a description writes them. */
type Schema = Record<string, unknown>

const plain: fc.Arbitrary<Schema> = fc.oneof(
  fc.record({ type: fc.constant('string'), maxLength: fc.integer({ min: 20, max: 50 }) }),
  fc.record({ type: fc.constant('integer'), minimum: fc.integer({ min: 1, max: 9 }) }),
  fc.record({ type: fc.constant('string'), enum: fc.constant(['a', 'b', 'c']) }),
  fc.constant({ type: 'boolean' }),
)

const { schema } = fc.letrec<{ schema: Schema; object: Schema }>((tie) => ({
  schema: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    plain,
    fc.constant({ $ref: '#/components/schemas/Node' }),
    tie('object'),
    tie('schema').map((items) => ({ type: 'array', items })),
    tie('object').map((member) => ({
      allOf: [{ $ref: '#/components/schemas/Node' }, member],
    })),
  ),
  object: fc
    .tuple(
      fc.uniqueArray(fc.constantFrom('id', 'name', 'size', 'next'), { minLength: 1 }),
      fc.array(tie('schema'), { minLength: 4, maxLength: 4 }),
    )
    .map(([names, schemas]) => ({
      type: 'object',
      required: names.slice(0, 1),
      properties: Object.fromEntries(names.map((name, index) => [name, schemas[index] ?? {}])),
    })),
}))

function descriptionOf(body: Schema, node: Schema): object {
  const content = { 'application/json': { schema: body } }
  const post = {
    requestBody: { content },
    responses: { 200: { description: 'fine', content } },
  }
  return {
    openapi: '3.0.3',
    info: { title: 'Nodes', version: '2024-11-22' },
    paths: { '/nodes': { post } },
    components: { schemas: { Node: node } },
  }
}

const description = fc.tuple(schema, schema).map(([body, more]) => {
  const node = {
    type: 'object',
    required: ['id'],
    properties: {
      id: { type: 'string', maxLength: 40 },
      child: { $ref: '#/components/schemas/Node' },
      more,
    },
  }
  return {
    body: {
      type: 'object',
      required: ['it'],
      properties: { it: body, node: { $ref: '#/components/schemas/Node' } },
    },
    node,
  }
})

const RUNS = { numRuns: 60, seed: 20270131 }

it('nothing differs from itself, however its members are ordered', async () => {
  await fc.assert(
    fc.asyncProperty(description, async ({ body, node }) => {
      const before = descriptionOf(body, node)
      const { verdict, changes } = await compare(before, reversed(before))
      expect({ verdict, changes }).toEqual({ verdict: 'identical', changes: [] })
    }),
    RUNS,
  )
})

it('a further optional property of a shared schema is compatible, and one change for each direction', async () => {
  await fc.assert(
    fc.asyncProperty(description, async ({ body, node }) => {
      const wider = { ...node, properties: { ...node.properties, added: { type: 'string' } } }
      const comparison = await compare(descriptionOf(body, node), descriptionOf(body, wider))
      expect(comparison.verdict).toBe('compatible')
      expect(comparison.changes.map(({ id }) => id).sort()).toEqual([
        'new-optional-request-property',
        'response-optional-property-added',
      ])
    }),
    RUNS,
  )
})

it('another type in a shared schema breaks, found once for each direction, and mirrors', async () => {
  await fc.assert(
    fc.asyncProperty(description, async ({ body, node }) => {
      const other = { ...node, properties: { ...node.properties, id: { type: 'boolean' } } }
      const [there, back] = await Promise.all([
        compare(descriptionOf(body, node), descriptionOf(body, other)),
        compare(descriptionOf(body, other), descriptionOf(body, node)),
      ])
      const expected = [
        'request-property-type-changed error',
        'response-property-type-changed error',
      ]
      expect(idsOf(there)).toEqual(expect.arrayContaining(expected))
      expect(idsOf(back)).toEqual(expect.arrayContaining(expected))
      const types = there.changes.filter(({ id }) => id.endsWith('type-changed'))
      expect(types.map(({ operations }) => operations)).toEqual([['POST /nodes'], ['POST /nodes']])
    }),
    RUNS,
  )
})

it('what narrows requests there widens them back: one way breaks and the other does not', async () => {
  await fc.assert(
    fc.asyncProperty(description, async ({ body, node }) => {
      const tighter = {
        ...node,
        properties: { ...node.properties, id: { type: 'string', maxLength: 10 } },
      }
      const [there, back] = await Promise.all([
        compare(descriptionOf(body, node), descriptionOf(body, tighter)),
        compare(descriptionOf(body, tighter), descriptionOf(body, node)),
      ])
      expect(idsOf(there)).toEqual([
        'request-property-max-length-decreased error',
        'response-property-max-length-decreased info',
      ])
      expect(idsOf(back)).toEqual([
        'request-property-max-length-increased info',
        'response-property-max-length-increased error',
      ])
    }),
    RUNS,
  )
})

/** The same value with the members of every object in the other order. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, member]) => [name, reversed(member)]),
  )
}
