import { memberOf, objectMember } from '../../contracts/index.ts'
import { schemaOf, typeOf } from './schema-shape.ts'
import { schemaIndex } from './schema-index.ts'
import { defineOpenApiRule } from '../rule.ts'

export const amountsAreExact = defineOpenApiRule({
  id: 'RI3004',
  title: 'Prefer decimal text or minor units for amounts of money',
  message: '"{amount}" stands beside "{currency}" and is a binary floating-point number.',
  severity: 'info',
  requirements: ['RFC 8259 section 6', 'ISO 4217'],
  rationale:
    'Most decimal fractions have no exact binary form, so sums are off by a cent, and each language rounds its own way.',
  examples: [
    { contract: 'berths-3.0.yaml' },
    {
      contract: 'berths-3.0.yaml',
      edit: ['          type: string\n          format: decimal\n', '          type: number\n'],
      at: '/components/schemas/Price/properties/amount',
    },
  ],
  target: 'Description',
  *check(_, context) {
    for (const schema of context.once(schemaIndex).with('properties')) {
      const properties = objectMember(schema.value, 'properties')
      const names = Object.keys(properties ?? {})
      const currency = names.find((name) => /^currency(?:_?code)?$/i.test(name))
      const amount = names.find((name) => /^(?:amount|value|price|total)$/i.test(name))
      if (currency === undefined || amount === undefined) continue
      const type = typeOf(schemaOf(context.model, memberOf(properties, amount))?.value)
      if (type === 'number')
        yield { at: schema.at('properties', amount), data: { amount, currency } }
    }
  },
})
