import { stringMember } from '../../contracts/index.ts'
import { defineOpenApiRule } from '../rule.ts'

export const noKeysInAddresses = defineOpenApiRule({
  id: 'RI6005',
  title: 'Forbid API keys in the query',
  message: 'The key is sent in the address, as the query parameter "{name}".',
  severity: 'warning',
  requirements: ['RFC 9110 section 17.9', 'RFC 6750 section 2.3'],
  rationale:
    'Addresses are kept in logs, histories and bookmarks, and are sent on to other servers. Header fields are not.',
  examples: [
    { contract: 'berths-3.0.yaml' },
    {
      contract: 'berths-3.0.yaml',
      edit: ['      in: header\n      name: Gate-Key\n', '      in: query\n      name: Gate-Key\n'],
      at: '/components/securitySchemes/gate/in',
    },
  ],
  target: 'SecurityScheme',
  applies: ({ value }) => stringMember(value, 'type') === 'apiKey',
  *check(scheme) {
    if (stringMember(scheme.value, 'in') !== 'query') return
    yield { at: scheme.at('in'), data: { name: stringMember(scheme.value, 'name') ?? '' } }
  },
})
