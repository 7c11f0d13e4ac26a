import { memberOf } from '../../contracts/index.ts'
import { schemaIndex } from './schema-index.ts'
import { defineOpenApiRule } from '../rule.ts'

/** Without any of these a schema accepts everything, null included. */
const CONSTRAINTS = new Set([
  'allOf',
  'anyOf',
  'enum',
  'format',
  'items',
  'not',
  'oneOf',
  'pattern',
  'properties',
])

export const nullableHasAType = defineOpenApiRule({
  id: 'RI3008',
  title: 'Require a type beside "nullable"',
  message: '"nullable" has no effect in a schema without a type.',
  severity: 'warning',
  requirements: ['OpenAPI 3.0 Schema Object, nullable'],
  rationale:
    '"nullable" only adds null to the types that stand beside it. Where there is none, strict validators refuse null and others accept it.',
  examples: [
    { contract: 'berths-3.0.yaml' },
    {
      contract: 'berths-3.0.yaml',
      edit: [
        '        next:\n          type: string\n          nullable: true\n',
        "        next:\n          pattern: '^[A-Z]'\n          nullable: true\n",
      ],
      at: '/components/schemas/BerthPage/properties/next/nullable',
    },
  ],
  target: 'Description',
  applies: ({ version }) => version === '3.0',
  *check(_, context) {
    for (const schema of context.once(schemaIndex).with('nullable')) {
      const { value } = schema
      if (value['nullable'] !== true || memberOf(value, 'type') !== undefined) continue
      if (Object.keys(value).some((field) => CONSTRAINTS.has(field)))
        yield { at: schema.at('nullable') }
    }
  },
})
