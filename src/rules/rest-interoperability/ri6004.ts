import { memberOf, stringMember } from '../../contracts/index.ts'
import { defineOpenApiRule } from '../rule.ts'

export const noPasswordFlow = defineOpenApiRule({
  id: 'RI6004',
  title: 'Forbid the password flow of OAuth 2.0',
  message: 'The security scheme has clients send the passwords of their users.',
  severity: 'error',
  requirements: ['RFC 9700 section 2.4'],
  rationale: 'RFC 9700 forbids it: the client learns the password, and second factors do not work.',
  examples: [
    { contract: 'berths-3.0.yaml' },
    {
      contract: 'berths-3.0.yaml',
      edit: [
        '        authorizationCode:\n          authorizationUrl: https://login.harbour.example/authorize\n          tokenUrl: https://login.harbour.example/token\n',
        '        password:\n          tokenUrl: https://login.harbour.example/token\n',
      ],
      at: '/components/securitySchemes/member/flows/password',
    },
  ],
  target: 'SecurityScheme',
  applies: ({ value }) => stringMember(value, 'type') === 'oauth2',
  *check(scheme, { model }) {
    const is20 = model.version === '2.0'
    if (is20 && stringMember(scheme.value, 'flow') === 'password') yield { at: scheme.at('flow') }
    const flow = memberOf(memberOf(scheme.value, 'flows'), 'password')
    if (!is20 && flow !== undefined) yield { at: scheme.at('flows', 'password') }
  },
})
