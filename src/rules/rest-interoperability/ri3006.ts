import { stringMember } from '../../contracts/index.ts'
import { sampleValues } from './sample-values.ts'
import { typeOf } from './schema-shape.ts'
import { fitsFormat, isCheckedFormat } from './text-formats.ts'
import { schemaIndex } from './schema-index.ts'
import { defineOpenApiRule } from '../rule.ts'

export const valuesHaveTheirFormat = defineOpenApiRule({
  id: 'RI3006',
  title: 'Require examples and defaults to have the declared format',
  message: '{value} in "{field}" does not have the form of "{format}".',
  severity: 'warning',
  requirements: ['RFC 3339 section 5.6', 'RFC 9562 section 4', 'RFC 3986 section 3'],
  rationale:
    'Examples are copied. One that the described service refuses, or that clients cannot parse, shows a format other than the declared one.',
  examples: [
    { contract: 'berths-3.0.yaml' },
    {
      contract: 'berths-3.0.yaml',
      edit: [
        "          example: '2026-04-01T09:30:00Z'\n",
        "          example: '2026-04-01 09:30'\n",
      ],
      at: '/components/schemas/Berth/properties/inspectedAt/example',
    },
  ],
  target: 'Description',
  *check(_, context) {
    for (const schema of context.once(schemaIndex).with('format')) {
      const format = stringMember(schema.value, 'format')
      if (!isCheckedFormat(format) || typeOf(schema.value) !== 'string') continue
      for (const { value, path } of sampleValues(schema)) {
        if (typeof value !== 'string' || fitsFormat(value, format)) continue
        const data = { value: JSON.stringify(value), field: String(path[0]), format }
        yield { at: schema.at(...path), data }
      }
    }
  },
})
