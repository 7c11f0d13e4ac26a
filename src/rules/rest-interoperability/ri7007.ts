import { arrayMember, memberOf, objectMember, stringMember } from '../../contracts/index.ts'
import type { OpenApiModel, OpenApiNode } from '../../contracts/index.ts'
import { partsOf, schemaOf } from './schema-shape.ts'
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
  *check(discriminator, context) {
    const { parent: union } = discriminator
    if (union === undefined) return
    const { model } = context
    const property = stringMember(discriminator.value, 'propertyName') ?? ''
    const ownFacts = factsOf(model, union, property)
    const lacking = new Map<Lack, string[]>()
    for (const keyword of ['oneOf', 'anyOf']) {
      for (const [index, value] of arrayMember(union.value, keyword).entries()) {
        const schema = schemaOf(model, value)
        if (schema === undefined) continue
        const facts = context.once(alternatives).of(schema, property)
        const lack = lackOf(facts, ownFacts)
        if (lack === undefined) continue
        const name = stringMember(value, '$ref')?.split('/').at(-1) ?? `${keyword}/${index}`
        const names = lacking.get(lack) ?? []
        names.push(name)
        lacking.set(lack, names)
      }
    }
    for (const [lack, names] of lacking) {
      const more = names.length > SHOWN ? ` and ${names.length - SHOWN} more` : ''
      const shown = names.slice(0, SHOWN).join(', ') + more
      yield { at: discriminator.at('propertyName'), data: { property, lack, alternatives: shown } }
    }
  },
})

/** What a schema says about a property. */
interface Facts {
  readonly isDescribed: boolean
  readonly isRequired: boolean
  /** It is a choice itself, which is judged where its own discriminator stands. */
  readonly isUnion: boolean
}

/** Facts about alternatives, each found out once: many unions can have the same. */
function alternatives(model: OpenApiModel) {
  const known = new Map<OpenApiNode, Map<string, Facts>>()
  return {
    of(schema: OpenApiNode, property: string): Facts {
      const ofSchema = known.get(schema) ?? new Map<string, Facts>()
      known.set(schema, ofSchema)
      const facts = ofSchema.get(property) ?? factsOf(model, schema, property)
      ofSchema.set(property, facts)
      return facts
    },
  }
}

function factsOf(model: OpenApiModel, schema: OpenApiNode, property: string): Facts {
  const parts = [...partsOf(model, schema)].map(({ value }) => value)
  return {
    isDescribed: parts.some(
      (part) => memberOf(objectMember(part, 'properties'), property) !== undefined,
    ),
    isRequired: parts.some((part) => arrayMember(part, 'required').includes(property)),
    isUnion: parts.some((part) => 'oneOf' in part || 'anyOf' in part),
  }
}

/** What an alternative fails to do, in itself and by what stands beside the choice. */
function lackOf(alternative: Facts, union: Facts): Lack | undefined {
  if (alternative.isUnion) return undefined
  if (!alternative.isDescribed && !union.isDescribed) return 'described'
  return alternative.isRequired || union.isRequired ? undefined : 'required'
}
