import { arrayMember, isDataObject } from '../../contracts/index.ts'
import type { DataValue, OpenApiModel } from '../../contracts/index.ts'
import { schemaIndex } from './schema-index.ts'
import { schemaOf } from './schema-shape.ts'
import { defineOpenApiRule } from '../rule.ts'

export const alternativesAreDistinct = defineOpenApiRule({
  id: 'RI7008',
  title: 'Require alternatives of oneOf that exclude each other',
  message: 'The alternatives {one} and {other} both fit {what}, so "oneOf" never does.',
  severity: 'warning',
  requirements: ['JSON Schema Core section 10.2.1.3'],
  rationale:
    'Exactly one alternative may fit. Where two always fit the same values, validators refuse all of them, and generated clients take whichever comes first.',
  examples: [
    { contract: 'berths-3.0.yaml' },
    {
      contract: 'berths-3.0.yaml',
      edit: [
        "      oneOf:\n        - $ref: '#/components/schemas/SailingBoat'\n        - $ref: '#/components/schemas/MotorBoat'\n",
        "      oneOf:\n        - $ref: '#/components/schemas/SailingBoat'\n        - $ref: '#/components/schemas/SailingBoat'\n",
      ],
      at: '/components/schemas/Boat/oneOf/1',
    },
  ],
  target: 'Description',
  *check(model, context) {
    for (const schema of context.once(schemaIndex).with('oneOf')) {
      const first = new Map<string, number>()
      for (const [index, value] of arrayMember(schema.value, 'oneOf').entries()) {
        const key = keyOf(model, value)
        if (key === undefined) continue
        const known = first.get(key)
        if (known === undefined) {
          first.set(key, index)
          continue
        }
        const what = key.startsWith('#') ? 'the same values' : `every ${key}`
        yield { at: schema.at('oneOf', index), data: { one: known, other: index, what } }
      }
    }
  },
})

const ANNOTATIONS = new Set([
  'type',
  'title',
  'description',
  'example',
  'examples',
  'default',
  'deprecated',
])

/** What two alternatives have in common that fit the same values: their schema, or a type without limits. */
function keyOf(model: OpenApiModel, alternative: DataValue): string | undefined {
  if (!isDataObject(alternative)) return undefined
  const schema = schemaOf(model, alternative)
  if (schema === undefined) return undefined
  const { type } = schema.value
  const isPlain = Object.keys(schema.value).every(
    (field) => ANNOTATIONS.has(field) || field.startsWith('x-'),
  )
  if (isPlain && typeof type === 'string' && type !== 'object') {
    // Every integer is a number.
    return type === 'number' ? 'integer' : type
  }
  return schema.value === alternative
    ? undefined
    : `#${schema.document.source.name}${schema.pointer}`
}
