import { contractSchemas } from './contract-schemas.ts'
import { exampleValues } from './example-values.ts'
import { shownFault } from './shown-fault.ts'
import { defineOpenApiRule } from '../rule.ts'

export const examplesAreValid = defineOpenApiRule({
  id: 'RI7001',
  title: 'Require examples that fit their schema',
  message: 'The example does not fit its schema: {problem}.',
  severity: 'warning',
  requirements: ['OpenAPI Media Type Object, example', 'OpenAPI Example Object'],
  rationale:
    'Examples are what people copy and what mocks answer. One that the schema forbids shows that one of the two is wrong.',
  examples: [
    { contract: 'berths-3.0.yaml' },
    {
      contract: 'berths-3.0.yaml',
      edit: [
        '                  - number: A-12\n                    maximumDraft: 2.4\n',
        '                  - number: 12\n                    maximumDraft: 2.4\n',
      ],
      at: '/paths/~1berths/get/responses/200/content/application~1json/example/items/0/number',
    },
  ],
  target: 'Description',
  *check(_, context) {
    const schemas = context.once(contractSchemas)
    for (const { value, schema, direction, node, path } of exampleValues(context)) {
      const verdict = schemas.judge(value, schema, direction)
      if (verdict === undefined) continue
      if ('undecided' in verdict) yield { unjudged: verdict.undecided }
      else yield { at: node.at(...path, ...verdict.path), data: { problem: shownFault(verdict) } }
    }
  },
})
