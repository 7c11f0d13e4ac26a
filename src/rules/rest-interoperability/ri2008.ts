import { contentOf } from './content.ts'
import { essenceOf } from './media-type.ts'
import { effectiveType, schemaOf } from './schema-shape.ts'
import { defineOpenApiRule } from '../rule.ts'

export const formsAreObjects = defineOpenApiRule({
  id: 'RI2008',
  title: 'Require objects in forms',
  message:
    'A form of the media type "{mediaType}" has named fields, but its schema is of type {type}.',
  severity: 'warning',
  requirements: ['OpenAPI Media Type Object', 'RFC 7578 section 4.2'],
  rationale:
    'A form is a list of named fields. For a schema that is no object nobody knows their names, so generated clients send nothing or fail.',
  examples: [
    { contract: 'berths-3.0.yaml' },
    {
      contract: 'berths-3.0.yaml',
      edit: [
        '          multipart/form-data:\n            schema:\n              type: object\n',
        '          multipart/form-data:\n            schema:\n              type: string\n',
      ],
      at: '/paths/~1berths~1{berthNumber}~1photo/put/requestBody/content/multipart~1form-data',
    },
  ],
  target: 'RequestBody',
  *check(body, { model }) {
    for (const { mediaType, schema, locate } of contentOf(model, body)) {
      if (
        !/^(?:multipart\/form-data|application\/x-www-form-urlencoded)$/.test(essenceOf(mediaType))
      )
        continue
      const node = schemaOf(model, schema)
      const type = node && effectiveType(model, node)
      if (type !== undefined && type !== 'object') yield { at: locate(), data: { mediaType, type } }
    }
  },
})
