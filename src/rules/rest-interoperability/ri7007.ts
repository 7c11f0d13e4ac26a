import { arrayMember, stringMember } from '../../contracts/index.ts'
import type { DataValue, OpenApiModel, OpenApiNode } from '../../contracts/index.ts'
import { partsOf, propertyOf, schemaOf } from './schema-shape.ts'
import { defineOpenApiRule } from '../rule.ts'

type Lack = 'described' | 'required'
const SHOWN = 3

export const discriminatorsArePresent = defineOpenApiRule({
  id: 'RI7007',
  title: 'Require the discriminator in each alternative',
  message:
    'The property "{property}" tells the alternatives apart, but is not {lack} in {alternatives}.',
  severity: 'warning',
  requirements: ['OpenAPI Discriminator Object'],
  rationale:
    'A client reads the discriminator first. Where it is missing from a message, it cannot tell which schema the rest follows.',
  examples: [
    { contract: 'berths-3.0.yaml' },
    {
      contract: 'berths-3.0.yaml',
      edit: ['      required: [kind, mastHeight]\n', '      required: [mastHeight]\n'],
      at: '/components/schemas/Boat/discriminator/propertyName',
    },
  ],
  target: 'Discriminator',
  applies: ({ parent, value }) =>
    parent?.kind === 'Schema' && stringMember(value, 'propertyName') !== undefined,
  *check(discriminator, { model }) {
    const property = stringMember(discriminator.value, 'propertyName') ?? ''
    const lacking = new Map<Lack, string[]>()
    for (const keyword of ['oneOf', 'anyOf']) {
      for (const [index, value] of arrayMember(discriminator.parent?.value, keyword).entries()) {
        const lack = lackOf(model, discriminator, value, property)
        if (lack === undefined) continue
        const name = stringMember(value, '$ref')?.split('/').at(-1) ?? `${keyword}/${index}`
        lacking.set(lack, [...(lacking.get(lack) ?? []), name])
      }
    }
    for (const [lack, names] of lacking) {
      const more = names.length > SHOWN ? ` and ${names.length - SHOWN} more` : ''
      const alternatives = names.slice(0, SHOWN).join(', ') + more
      yield { at: discriminator.at('propertyName'), data: { property, lack, alternatives } }
    }
  },
})

/** What an alternative fails to do; alternatives that are unions themselves are judged there. */
function lackOf(
  model: OpenApiModel,
  { parent: union }: OpenApiNode,
  alternative: DataValue,
  property: string,
): Lack | undefined {
  const schema = schemaOf(model, alternative)
  if (schema === undefined || union === undefined) return undefined
  const parts = [...partsOf(model, schema), ...partsOf(model, union)]
  if (parts.some((part) => part !== union && ('oneOf' in part.value || 'anyOf' in part.value))) {
    return undefined
  }
  const isDescribed = [schema, union].some((one) => propertyOf(model, one, property) !== undefined)
  if (!isDescribed) return 'described'
  const isRequired = parts.some(({ value }) => arrayMember(value, 'required').includes(property))
  return isRequired ? undefined : 'required'
}
