import { memberOf } from '../../contracts/index.ts'
import { contractSchemas } from './contract-schemas.ts'
import { shownFault } from './shown-fault.ts'
import { schemaIndex } from './schema-index.ts'
import { defineOpenApiRule } from '../rule.ts'

export const defaultsAreValid = defineOpenApiRule({
  id: 'RI7003',
  title: 'Require defaults that fit their schema',
  message: 'The default does not fit its schema: {problem}.',
  severity: 'warning',
  requirements: ['OpenAPI Schema Object, default', 'JSON Schema Validation section 9.2'],
  rationale:
    'A default is what counts when nothing is sent. One that could not be sent makes generated code fail to compile, or servers refuse their own value.',
  examples: [
    { contract: 'berths-3.0.yaml' },
    {
      contract: 'berths-3.0.yaml',
      edit: [
        '          enum: [free, taken, closed]\n          default: free\n',
        '          enum: [free, taken, closed]\n          default: open\n',
      ],
      at: '/components/schemas/Berth/properties/state/default',
    },
  ],
  target: 'Description',
  *check(_, context) {
    for (const schema of context.once(schemaIndex).with('default')) {
      const value = memberOf(schema.value, 'default')
      if (value === undefined) continue
      const verdict = context.once(contractSchemas).judge(value, schema.value, 'either')
      if (verdict === undefined) continue
      if ('undecided' in verdict) yield { unjudged: verdict.undecided }
      else if (verdict.keyword !== 'format' || verdict.path.length > 0) {
        yield { at: schema.at('default', ...verdict.path), data: { problem: shownFault(verdict) } }
      }
    }
  },
})
