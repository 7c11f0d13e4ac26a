import { arrayMember, memberOf, objectMember } from '../../contracts/index.ts'
import { schemaIndex } from './schema-index.ts'
import { partsOfOthers } from './schema-uses.ts'
import { defineOpenApiRule } from '../rule.ts'

/** Keywords by which another schema can describe the property. */
const COMBINING = ['$ref', 'allOf', 'anyOf', 'oneOf', 'patternProperties', 'if']

export const requiredPropertiesAreDescribed = defineOpenApiRule({
  id: 'RI3016',
  title: 'Require a description of each required property',
  message: '"{name}" is required, and no property of that name is described.',
  severity: 'warning',
  requirements: ['JSON Schema Validation section 6.5.3', 'OpenAPI Schema Object'],
  rationale:
    'Nobody knows what to send. Most often one of the two names is misspelt, and then every message is refused.',
  examples: [
    { contract: 'berths-3.0.yaml' },
    {
      contract: 'berths-3.0.yaml',
      edit: ['      required: [number, services]\n', '      required: [number, service]\n'],
      at: '/components/schemas/Berth/required/1',
    },
  ],
  target: 'Description',
  *check(_, context) {
    for (const schema of context.once(schemaIndex).with('required')) {
      const required = arrayMember(schema.value, 'required')
      const properties = objectMember(schema.value, 'properties')
      if (required.length === 0 || properties === undefined) continue
      if (COMBINING.some((field) => Object.hasOwn(schema.value, field))) continue
      for (const [index, name] of required.entries()) {
        if (typeof name !== 'string' || memberOf(properties, name) !== undefined) continue
        if (context.once(partsOfOthers).has(schema)) break
        yield { at: schema.at('required', index), data: { name } }
      }
    }
  },
})
