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

/** Two lists of types without a common one; types of null and of nothing are left out. */
function clashOf(lists: readonly (readonly string[])[]): readonly [string, string] | undefined {
  const named = lists.filter((types) => types.length > 0)
  for (const types of named) {
    const other = named.find(
      (list) => !list.some((type) => types.some((one) => overlap(one, type))),
    )
    if (other !== undefined) return [types.join(' or '), other.join(' or ')]
  }
  return undefined
}

function overlap(one: string, other: string): boolean {
  const isNumeric = (type: string) => type === 'integer' || type === 'number'
  return one === other || (isNumeric(one) && isNumeric(other))
}
