import fc from 'fast-check'
import type { Comparison } from '../../../src/compatibility/index.ts'
import { compare } from '../compare.ts'
import { sendingBothWays } from './message-service.ts'

/** An element of a type, as a schema writes it, with what it is made of. */
interface Field {
  readonly name: string
  readonly type: string
  readonly min: number
  readonly max: string
}

interface Shape {
  readonly fields: readonly Field[]
  readonly kind: 'sequence' | 'choice' | 'all'
}

const field = (name: string): fc.Arbitrary<Field> =>
  fc.record({
    name: fc.constant(name),
    type: fc.constantFrom('xs:int', 'xs:string', 'xs:date', 't:Node', 't:Code'),
    min: fc.constantFrom(0, 1),
    max: fc.constant('1'),
  })

const shape: fc.Arbitrary<Shape> = fc.record({
  fields: fc
    .uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { minLength: 2 })
    .chain((names) => fc.tuple(...names.map(field))),
  kind: fc.constantFrom('sequence', 'choice', 'all'),
})

const pair = fc.record({ body: shape, node: shape })

function textOf({ name, type, min, max }: Field): string {
  return `<xs:element name="${name}" type="${type}" minOccurs="${min}" maxOccurs="${max}"/>`
}

/** @param extra further content of the type `Node`, which holds itself */
function schemaOf({ body, node }: { body: Shape; node: Shape }, extra = ''): string {
  const write = ({ kind, fields }: Shape): string =>
    `<xs:${kind}>${fields.map(textOf).join('')}</xs:${kind}>`
  return `<xs:complexType name="T"><xs:sequence>${write({ ...body, kind: body.kind === 'all' ? 'sequence' : body.kind })}<xs:element name="node" type="t:Node"/></xs:sequence></xs:complexType>
    <xs:complexType name="Node">${write(node)}${extra}</xs:complexType>
    <xs:simpleType name="Code"><xs:restriction base="xs:string"><xs:maxLength value="5"/></xs:restriction></xs:simpleType>`
}

const RUNS = { numRuns: 60, seed: 20270131 }

function idsOf({ changes }: Comparison): readonly string[] {
  return changes.map(({ id }) => id).sort()
}

it('nothing differs from itself, however it is cut into groups and sequences', async () => {
  await fc.assert(
    fc.asyncProperty(pair, async ({ body, node }) => {
      const before = schemaOf({ body, node })
      const after = before
        .replace(
          /<xs:sequence>/,
          '<xs:group ref="t:g"/></xs:complexType><xs:group name="g"><xs:sequence>',
        )
        .replace('</xs:sequence></xs:complexType>\n', '</xs:sequence></xs:group>\n')
      const { verdict, changes } = await compare(sendingBothWays(before), sendingBothWays(after))
      expect({ verdict, changes }).toEqual({ verdict: 'identical', changes: [] })
    }),
    RUNS,
  )
})

it('an optional attribute of a shared type breaks nobody for sure, and is one change', async () => {
  await fc.assert(
    fc.asyncProperty(pair, async (schemas) => {
      const comparison = await compare(
        sendingBothWays(schemaOf(schemas)),
        sendingBothWays(schemaOf(schemas, '<xs:attribute name="more"/>')),
      )
      expect(comparison.verdict).toBe('compatible')
      expect(idsOf(comparison)).toEqual(['attribute-optional-added'])
    }),
    RUNS,
  )
})

it('a required attribute of a shared type breaks, once for each way, and mirrors', async () => {
  await fc.assert(
    fc.asyncProperty(pair, async (schemas) => {
      const less = sendingBothWays(schemaOf(schemas))
      const more = sendingBothWays(schemaOf(schemas, '<xs:attribute name="x" use="required"/>'))
      const [there, back] = await Promise.all([compare(less, more), compare(more, less)])
      expect(idsOf(there)).toEqual([
        'attribute-required-added-request',
        'attribute-required-added-response',
      ])
      expect(idsOf(back)).toEqual(['attribute-removed-request', 'attribute-removed-response'])
      expect([there.verdict, back.verdict]).toEqual(['breaking', 'breaking'])
    }),
    RUNS,
  )
})

it('of two versions, what breaks the consumer there may break the provider back', async () => {
  await fc.assert(
    fc.asyncProperty(pair, pair, async (one, other) => {
      const [old, now] = [sendingBothWays(schemaOf(one)), sendingBothWays(schemaOf(other))]
      const [there, back, forward] = await Promise.all([
        compare(old, now),
        compare(now, old),
        compare(old, now, { level: 'forward' }),
      ])
      const breaks = (comparison: Comparison, party: 'consumer' | 'provider'): boolean =>
        comparison.changes.some((change) => change.breaks.includes(party))
      expect(breaks(there, 'consumer')).toBe(breaks(back, 'provider'))
      expect(breaks(there, 'provider')).toBe(breaks(back, 'consumer'))
      expect(forward.verdict).toBe(back.verdict)
      expect(there.notCompared).toEqual([])
    }),
    RUNS,
  )
})

it('the same input gives the same output, and each entry once', async () => {
  await fc.assert(
    fc.asyncProperty(pair, pair, async (one, other) => {
      const [old, now] = [sendingBothWays(schemaOf(one)), sendingBothWays(schemaOf(other))]
      const [first, second] = await Promise.all([compare(old, now), compare(old, now)])
      expect(first).toEqual(second)
      const fingerprints = first.changes.map(({ fingerprint }) => fingerprint)
      expect(new Set(fingerprints).size).toBe(fingerprints.length)
    }),
    RUNS,
  )
})
