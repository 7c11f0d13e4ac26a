import { schemaIndex } from './schema-index.ts'
import { partsOf, typesOf } from './schema-shape.ts'
import { defineOpenApiRule } from '../rule.ts'

export const partsOfAllOfAgree = defineOpenApiRule({
  id: 'RI7009',
  title: 'Require parts of allOf that can hold together',
  message: 'One part demands the type "{one}", another one "{other}": no value is valid.',
  severity: 'error',
  requirements: ['JSON Schema Core section 10.2.1.1'],
  rationale:
    'All parts hold at once. Where two contradict each other no message fits, and generators make a type that nothing can be assigned to.',
  examples: [
    { contract: 'berths-3.0.yaml' },
    {
      contract: 'berths-3.0.yaml',
      edit: [
        "        - $ref: '#/components/schemas/ReservationRequest'\n        - type: object\n          required: [id]\n",
        "        - $ref: '#/components/schemas/ReservationRequest'\n        - type: array\n          required: [id]\n",
      ],
      at: '/components/schemas/Reservation/allOf',
    },
  ],
  target: 'Description',
  *check(model, context) {
    for (const schema of context.once(schemaIndex).with('allOf')) {
      const clash = clashOf([...partsOf(model, schema)].map(({ value }) => typesOf(value)))
      if (clash === undefined) continue
      const [one, other] = clash
      yield { at: schema.at('allOf'), data: { one, other } }
    }
  },
})

/** The first list of types that has none in common with those before it, and what those leave. */
function clashOf(lists: readonly (readonly string[])[]): readonly [string, string] | undefined {
  let left: readonly string[] | undefined
  for (const types of lists) {
    if (types.length === 0) continue
    const before: readonly string[] = left ?? types
    left = before.filter((one) => types.some((other) => overlap(one, other)))
    if (left.length === 0) return [before.join(' or '), types.join(' or ')]
  }
  return undefined
}

function overlap(one: string, other: string): boolean {
  const isNumeric = (type: string) => type === 'integer' || type === 'number'
  return one === other || (isNumeric(one) && isNumeric(other))
}
