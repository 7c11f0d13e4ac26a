import { stringMember } from '../../contracts/index.ts'
import { defineOpenApiRule } from '../rule.ts'

export const authorizationIsAScheme = defineOpenApiRule({
  id: 'RI6011',
  title: 'Prefer an HTTP scheme over a key in Authorization',
  message: 'The key is sent in Authorization, whose values begin with the name of a scheme.',
  severity: 'info',
  requirements: ['RFC 9110 section 11.6.2'],
  rationale:
    'Described as a key, each client sends what it thinks right: with "Bearer" in front or without. The type "http" says it.',
  examples: [
    { contract: 'berths-3.0.yaml' },
    {
      contract: 'berths-3.0.yaml',
      edit: ['      name: Gate-Key\n', '      name: Authorization\n'],
      at: '/components/securitySchemes/gate/name',
    },
  ],
  target: 'SecurityScheme',
  applies: ({ value }) => stringMember(value, 'type') === 'apiKey',
  *check(scheme, { model }) {
    // 2.0 has no other way to describe bearer tokens.
    if (model.version === '2.0' || stringMember(scheme.value, 'in') !== 'header') return
    if (stringMember(scheme.value, 'name')?.toLowerCase() === 'authorization')
      yield { at: scheme.at('name') }
  },
})
