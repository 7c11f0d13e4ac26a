import type { OpenApiNode } from '../../contracts/index.ts'
import { contractSchemas } from './contract-schemas.ts'
import { sampleValues } from './sample-values.ts'
import type { SampleValue } from './sample-values.ts'
import { shownFault } from './shown-fault.ts'
import { schemaIndex } from './schema-index.ts'
import { defineOpenApiRule } from '../rule.ts'

export const schemaExamplesAreValid = defineOpenApiRule({
  id: 'RI7002',
  title: 'Require examples inside of schemas to fit them',
  message: 'The example does not fit the schema that it stands in: {problem}.',
  severity: 'warning',
  requirements: ['OpenAPI Schema Object, example', 'JSON Schema Validation section 9.5'],
  rationale:
    'Generators put these examples into documentation, tests and mocks of every operation that uses the schema.',
  examples: [
    { contract: 'berths-3.0.yaml' },
    {
      contract: 'berths-3.0.yaml',
      edit: [
        '        number:\n          type: string\n          example: A-12\n',
        '        number:\n          type: string\n          example: 12\n',
      ],
      at: '/components/schemas/Berth/properties/number/example',
    },
  ],
  target: 'Description',
  *check(_, context) {
    for (const schema of context.once(schemaIndex).with('example', 'examples')) {
      for (const { value, path } of shownValues(schema)) {
        const verdict = context.once(contractSchemas).judge(value, schema.value, 'either')
        if (verdict === undefined) continue
        if ('undecided' in verdict) yield { unjudged: verdict.undecided }
        // RI3006 says it of texts that stand right here.
        else if (verdict.keyword !== 'format' || verdict.path.length > 0) {
          yield { at: schema.at(...path, ...verdict.path), data: { problem: shownFault(verdict) } }
        }
      }
    }
  },
})

function* shownValues(schema: OpenApiNode): Generator<SampleValue> {
  if (schema.kind !== 'Schema') return
  if (schema.value['example'] === undefined && schema.value['examples'] === undefined) return
  for (const sample of sampleValues(schema)) {
    if (sample.path[0] === 'example' || sample.path[0] === 'examples') yield sample
  }
}
