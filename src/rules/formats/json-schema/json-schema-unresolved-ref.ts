import { valueAt } from '../../../contracts/index.ts'
import { defineFormatRule } from '../../rule.ts'
import { localPointer, referencesIn } from '../local-references.ts'

export const jsonSchemaUnresolvedRef = defineFormatRule({
  id: 'json-schema-unresolved-ref',
  title: 'Require references within the schema to lead somewhere',
  message: 'The reference "{uri}" leads to nothing in this schema.',
  severity: 'error',
  requirements: ['JSON Schema core 2020-12, section 8.2.3'],
  rationale: 'A validator stops where the reference should lead.',
  examples: [
    { contract: 'orders.schema.json' },
    {
      contract: 'orders.schema.json',
      edit: ['#/$defs/item', '#/$defs/items'],
      at: '/properties/items/items/$ref',
    },
  ],
  target: 'JsonSchema',
  *check({ document }) {
    for (const { uri, pointer, isEmbedded } of referencesIn(document)) {
      if (isEmbedded) continue
      const tokens = localPointer(uri)
      if (tokens === undefined || valueAt(document.value, tokens) !== undefined) continue
      yield { at: document.locate(`${pointer}/$ref`), data: { uri } }
    }
  },
})
