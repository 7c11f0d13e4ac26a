import { jsonSchemas } from './reached-schemas.ts'
import { schemaIndex } from './schema-index.ts'
import { defineOpenApiRule } from '../rule.ts'

export const noRawBytesInJson = defineOpenApiRule({
  id: 'RI2011',
  title: 'Forbid raw bytes in JSON',
  message: 'JSON holds text, and cannot hold raw bytes in the format "binary"; "byte" is base64.',
  severity: 'warning',
  requirements: ['RFC 8259 section 7', 'OpenAPI Data Types'],
  rationale:
    'Strings of JSON are Unicode. One tool encodes the bytes in base64, another sends them as they are and breaks the document.',
  examples: [
    { contract: 'berths-3.0.yaml' },
    {
      contract: 'berths-3.0.yaml',
      edit: [
        '        next:\n          type: string\n          nullable: true\n',
        '        next:\n          type: string\n          format: binary\n',
      ],
      at: '/components/schemas/BerthPage/properties/next/format',
    },
  ],
  target: 'Description',
  *check(_, context) {
    for (const schema of context.once(schemaIndex).with('format')) {
      if (schema.value['format'] !== 'binary') continue
      if (context.once(jsonSchemas).has(schema)) yield { at: schema.at('format') }
    }
  },
})
