import { isServed } from './requests.ts'
import { securityOf, securitySchemesOf } from './security-of.ts'
import { defineOpenApiRule } from '../rule.ts'

export const securityIsStated = defineOpenApiRule({
  id: 'RI6007',
  title: 'Require each operation to say how it is protected',
  message:
    'Security schemes are declared, and neither the operation nor the document says which one applies.',
  severity: 'warning',
  requirements: ['OpenAPI Security Requirement Object'],
  rationale:
    'Left unsaid it means that everybody may call it, which is seldom meant. Where it is meant, an empty list says so.',
  examples: [
    { contract: 'berths-3.0.yaml' },
    {
      contract: 'berths-3.0.yaml',
      edit: ['security:\n  - member: [berths]\n', ''],
      at: '/paths/~1berths/get',
    },
  ],
  target: 'Operation',
  applies: (operation, context) => isServed(operation) && context.once(securitySchemesOf).size > 0,
  *check(operation, { model }) {
    if (securityOf(model, operation) === undefined) yield { at: operation.location }
  },
})
