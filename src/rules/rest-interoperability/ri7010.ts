import { arrayMember, objectMember } from '../../contracts/index.ts'
import type { OpenApiNode } from '../../contracts/index.ts'
import { schemaIndex } from './schema-index.ts'
import { schemaOf } from './schema-shape.ts'
import { defineOpenApiRule } from '../rule.ts'

export const closedSchemasAreNotExtended = defineOpenApiRule({
  id: 'RI7010',
  title: 'Forbid closed schemas as parts of allOf',
  message: 'A part of "allOf" allows no further properties, but another part describes "{name}".',
  severity: 'warning',
  requirements: ['JSON Schema Core section 10.3.2.3'],
  rationale:
    '"additionalProperties" sees only the properties beside it. What the other parts add is refused, so no message with it is valid.',
  examples: [
    { contract: 'berths-3.0.yaml' },
    {
      contract: 'berths-3.0.yaml',
      edit: [
        '    ReservationRequest:\n      type: object\n',
        '    ReservationRequest:\n      type: object\n      additionalProperties: false\n',
      ],
      at: '/components/schemas/Reservation/allOf/0',
    },
  ],
  target: 'Description',
  *check(model, context) {
    for (const schema of context.once(schemaIndex).with('allOf')) {
      const parts = arrayMember(schema.value, 'allOf').map((part) => schemaOf(model, part))
      const all = new Set([schema, ...parts].flatMap(propertyNames))
      for (const [index, part] of parts.entries()) {
        if (part?.value['additionalProperties'] !== false) continue
        if (Object.hasOwn(part.value, 'patternProperties')) continue
        const own = new Set(propertyNames(part))
        const name = firstBeyond(all, own)
        if (name !== undefined) yield { at: schema.at('allOf', index), data: { name } }
      }
    }
  },
})

function propertyNames(schema: OpenApiNode | undefined): readonly string[] {
  return Object.keys(objectMember(schema?.value, 'properties') ?? {})
}

/** The first name that is not among those of one part; it comes after those at the latest. */
function firstBeyond(all: ReadonlySet<string>, own: ReadonlySet<string>): string | undefined {
  for (const name of all) if (!own.has(name)) return name
  return undefined
}
