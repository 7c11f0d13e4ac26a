import { stringMember } from '../../contracts/index.ts'
import { generatedName } from './generated-name.ts'
import { defineOpenApiRule } from '../rule.ts'

const SECRETS = new Set([
  'accesstoken',
  'apikey',
  'apisecret',
  'authtoken',
  'clientsecret',
  'passwd',
  'password',
  'refreshtoken',
  'secret',
])

export const noSecretsInAddresses = defineOpenApiRule({
  id: 'RI6006',
  title: 'Forbid credentials in the path and query',
  message: 'The {place} parameter "{name}" is a credential, and is sent in the address.',
  severity: 'warning',
  requirements: ['RFC 9110 section 17.9', 'RFC 6750 section 2.3', 'RFC 9700 section 4.3.2'],
  rationale:
    'Whoever sees the address in a log or a Referer field can use the credential. A security scheme sends it in a header field, and tools know to hide it.',
  examples: [
    { contract: 'berths-3.0.yaml' },
    {
      contract: 'berths-3.0.yaml',
      edit: [
        '        - name: after\n          in: query\n',
        '        - name: access_token\n          in: query\n',
      ],
      at: '/paths/~1berths/get/parameters/1',
    },
  ],
  target: 'Parameter',
  applies: ({ value }) => /^(?:query|path)$/.test(stringMember(value, 'in') ?? ''),
  *check(parameter) {
    const name = stringMember(parameter.value, 'name') ?? ''
    if (!SECRETS.has(generatedName(name) ?? '')) return
    yield {
      at: parameter.location,
      data: { place: stringMember(parameter.value, 'in') ?? '', name },
    }
  },
})
