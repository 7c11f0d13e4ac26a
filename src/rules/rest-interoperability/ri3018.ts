import { arrayMember, memberOf, objectMember } from '../../contracts/index.ts'
import { schemaOf } from './schema-shape.ts'
import { schemaIndex } from './schema-index.ts'
import { requestSchemas } from './reached-schemas.ts'
import { defineOpenApiRule } from '../rule.ts'

export const readOnlyIsNotRequired = defineOpenApiRule({
  id: 'RI3018',
  title: 'Forbid required properties that are read-only, except in 3.0',
  message: '"{name}" is read-only and required, so requests have to hold what they must not set.',
  severity: 'warning',
  requirements: ['OpenAPI 2.0 Schema Object, readOnly', 'JSON Schema Validation section 9.4'],
  rationale:
    'Only OpenAPI 3.0 says that such a property is required in responses alone. 2.0 advises against it, and the JSON Schema of 3.1 demands it in requests, too.',
  examples: [
    { contract: 'berths-3.1.yaml' },
    {
      contract: 'berths-3.1.yaml',
      edit: ['      required: [number]\n', '      required: [number, revision]\n'],
      at: '/components/schemas/Berth/required/1',
    },
  ],
  target: 'Description',
  applies: ({ version }) => version !== '3.0',
  *check(_, context) {
    for (const schema of context.once(schemaIndex).with('required')) {
      const required = arrayMember(schema.value, 'required')
      if (required.length === 0) continue
      const { model } = context
      const properties = objectMember(schema.value, 'properties')
      for (const [index, name] of required.entries()) {
        if (typeof name !== 'string') continue
        const property = schemaOf(model, memberOf(properties, name))
        if (property?.value['readOnly'] !== true) continue
        // From 3.1 on responses may well have to hold it.
        if (model.version !== '2.0' && !context.once(requestSchemas).has(schema)) break
        yield { at: schema.at('required', index), data: { name } }
      }
    }
  },
})
