import { arrayMember } from '../../contracts/index.ts'
import type { OpenApiModel, OpenApiNode } from '../../contracts/index.ts'
import { schemaOf } from './schema-shape.ts'
import { defineOpenApiRule } from '../rule.ts'

export const mappingsLeadToAlternatives = defineOpenApiRule({
  id: 'RI7012',
  title: 'Require mappings to alternatives',
  message: 'The value "{value}" is mapped to a schema that is none of the alternatives.',
  severity: 'warning',
  requirements: ['OpenAPI Discriminator Object'],
  rationale:
    'The discriminator only helps to choose among the alternatives. A message with such a value is refused although the mapping names it.',
  examples: [
    { contract: 'berths-3.0.yaml' },
    {
      contract: 'berths-3.0.yaml',
      edit: [
        "          motor: '#/components/schemas/MotorBoat'\n",
        "          motor: '#/components/schemas/Berth'\n",
      ],
      at: '/components/schemas/Boat/discriminator/mapping/motor',
    },
  ],
  target: 'Description',
  *check(model) {
    const known = new Map<OpenApiNode, ReadonlySet<OpenApiNode | undefined>>()
    for (const { from, path, target } of model.references) {
      const [field, value] = path
      const union = from.parent
      if (
        field !== 'mapping' ||
        value === undefined ||
        target.kind !== 'node' ||
        union?.kind !== 'Schema'
      )
        continue
      const alternatives = known.get(union) ?? alternativesOf(model, union)
      known.set(union, alternatives)
      if (alternatives.size === 0 || alternatives.has(model.resolve(target.node))) continue
      yield { at: from.at(...path), data: { value } }
    }
  },
})

/** What a schema chooses among: the schemas, and undefined for one that is not found. */
function alternativesOf(
  model: OpenApiModel,
  union: OpenApiNode,
): ReadonlySet<OpenApiNode | undefined> {
  const alternatives = ['oneOf', 'anyOf'].flatMap((keyword) => arrayMember(union.value, keyword))
  return new Set(alternatives.map((alternative) => schemaOf(model, alternative)))
}
