import { stringMember } from '../../contracts/index.ts'
import { defineOpenApiRule } from '../rule.ts'

/** IANA's registry of HTTP authentication schemes, in lower case: the names have no case. */
const REGISTERED = new Set(
  'basic bearer concealed digest dpop gnap hoba mutual negotiate oauth privatetoken scram-sha-1 scram-sha-256 vapid'.split(
    ' ',
  ),
)

export const httpSchemesAreRegistered = defineOpenApiRule({
  id: 'RI6010',
  title: 'Require registered HTTP authentication schemes',
  message: '"{scheme}" is no registered HTTP authentication scheme.',
  severity: 'warning',
  requirements: ['RFC 9110 section 16.4.1', 'OpenAPI Security Scheme Object'],
  rationale:
    'What follows the name of the scheme in Authorization is defined with it. For an unknown one no library knows what to send.',
  examples: [
    { contract: 'berths-3.0.yaml' },
    {
      contract: 'berths-3.0.yaml',
      edit: ['      scheme: bearer\n', '      scheme: token\n'],
      at: '/components/securitySchemes/office/scheme',
    },
  ],
  target: 'SecurityScheme',
  applies: ({ value }) => stringMember(value, 'type') === 'http',
  *check(scheme) {
    const name = stringMember(scheme.value, 'scheme')
    if (name === undefined || REGISTERED.has(name.toLowerCase())) return
    yield { at: scheme.at('scheme'), data: { scheme: name } }
  },
})
