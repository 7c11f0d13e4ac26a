import { sampleValues } from './sample-values.ts'
import { typeOf } from './schema-shape.ts'
import { evidentFormat } from './text-formats.ts'
import { schemaIndex } from './schema-index.ts'
import { defineOpenApiRule } from '../rule.ts'

/** What says as much about a text as a format would. */
const SAYS_MORE = ['format', 'pattern', 'enum', 'const', 'contentEncoding', 'contentMediaType']

export const evidentFormatsAreDeclared = defineOpenApiRule({
  id: 'RI3005',
  title: 'Prefer a declared format where examples show one',
  message: 'The example {value} has the form of "{format}", and no format is declared.',
  severity: 'info',
  requirements: ['RFC 3339 section 5.6', 'RFC 9562 section 4', 'OpenAPI Format Registry'],
  rationale:
    'A client that is told the format gets a date or an identifier from the generator, and a server that checks it refuses nonsense. An example promises nothing.',
  examples: [
    { contract: 'berths-3.0.yaml' },
    {
      contract: 'berths-3.0.yaml',
      edit: [
        '          type: string\n          format: date-time\n          example:',
        '          type: string\n          example:',
      ],
      at: '/components/schemas/Berth/properties/inspectedAt/example',
    },
  ],
  target: 'Description',
  *check(_, context) {
    for (const schema of context.once(schemaIndex).with('example', 'examples', 'default')) {
      if (typeOf(schema.value) !== 'string') continue
      if (SAYS_MORE.some((field) => Object.hasOwn(schema.value, field))) continue
      for (const { value, path } of sampleValues(schema)) {
        const format = typeof value === 'string' ? evidentFormat(value) : undefined
        if (format === undefined) continue
        yield { at: schema.at(...path), data: { value: JSON.stringify(value), format } }
        break
      }
    }
  },
})
