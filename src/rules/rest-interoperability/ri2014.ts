import { objectMember, stringMember } from '../../contracts/index.ts'
import { contentOf } from './content.ts'
import { essenceOf } from './media-type.ts'
import { schemaOf } from './schema-shape.ts'
import { defineOpenApiRule } from '../rule.ts'

export const noFilesInUrlencodedForms = defineOpenApiRule({
  id: 'RI2014',
  title: 'Forbid files in URL-encoded forms',
  message:
    'The field "{name}" is a file, which "application/x-www-form-urlencoded" cannot carry; "multipart/form-data" can.',
  severity: 'warning',
  requirements: ['RFC 7578 section 1', 'OpenAPI section "Considerations for multipart Content"'],
  rationale: 'URL-encoded forms hold text. Browsers send the name of the file instead of the file.',
  examples: [
    { contract: 'berths-3.0.yaml' },
    {
      contract: 'berths-3.0.yaml',
      edit: ['          multipart/form-data:\n', '          application/x-www-form-urlencoded:\n'],
      at: '/paths/~1berths~1{berthNumber}~1photo/put/requestBody/content/application~1x-www-form-urlencoded',
    },
  ],
  target: 'RequestBody',
  *check(body, { model }) {
    for (const { mediaType, schema, locate } of contentOf(model, body)) {
      if (essenceOf(mediaType) !== 'application/x-www-form-urlencoded') continue
      const node = schemaOf(model, schema)
      for (const [name, value] of Object.entries(objectMember(node?.value, 'properties') ?? {})) {
        const format = stringMember(schemaOf(model, value)?.value, 'format')
        if (format === 'binary') yield { at: locate(), data: { name } }
      }
    }
  },
})
