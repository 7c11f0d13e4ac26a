import { schemaIndex } from './schema-index.ts'
import { defineOpenApiRule } from '../rule.ts'

export const notReadOnlyAndWriteOnly = defineOpenApiRule({
  id: 'RI3017',
  title: 'Forbid "readOnly" and "writeOnly" together',
  message: 'The property is both "readOnly" and "writeOnly", so no message may hold it.',
  severity: 'error',
  requirements: ['OpenAPI 3.0 Schema Object, readOnly', 'JSON Schema Validation section 9.4'],
  rationale:
    'The specification forbids it: what is only answered is never sent, and what is only sent is never answered.',
  examples: [
    { contract: 'berths-3.0.yaml' },
    {
      contract: 'berths-3.0.yaml',
      edit: [
        '              writeOnly: true\n',
        '              writeOnly: true\n              readOnly: true\n',
      ],
      at: '/components/schemas/Reservation/allOf/1/properties/pin',
    },
  ],
  target: 'Description',
  applies: ({ version }) => version !== '2.0',
  *check(_, context) {
    for (const schema of context.once(schemaIndex).with('readOnly')) {
      if (schema.value['readOnly'] === true && schema.value['writeOnly'] === true) {
        yield { at: schema.location }
      }
    }
  },
})
