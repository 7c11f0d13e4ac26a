import { memberOf, stringMember } from '../../contracts/index.ts'
import { defineOpenApiRule } from '../rule.ts'

export const noImplicitFlow = defineOpenApiRule({
  id: 'RI6003',
  title: 'Forbid the implicit flow of OAuth 2.0',
  message: 'The security scheme uses the implicit flow.',
  severity: 'warning',
  requirements: ['RFC 9700 section 2.1.2'],
  rationale:
    'The token travels in the address, where histories, logs and other pages see it. The authorization code with PKCE works for browsers, too.',
  examples: [
    { contract: 'berths-3.0.yaml' },
    {
      contract: 'berths-3.0.yaml',
      edit: [
        '        authorizationCode:\n          authorizationUrl: https://login.harbour.example/authorize\n          tokenUrl: https://login.harbour.example/token\n',
        '        implicit:\n          authorizationUrl: https://login.harbour.example/authorize\n',
      ],
      at: '/components/securitySchemes/member/flows/implicit',
    },
  ],
  target: 'SecurityScheme',
  applies: ({ value }) => stringMember(value, 'type') === 'oauth2',
  *check(scheme, { model }) {
    const is20 = model.version === '2.0'
    if (is20 && stringMember(scheme.value, 'flow') === 'implicit') yield { at: scheme.at('flow') }
    const flow = memberOf(memberOf(scheme.value, 'flows'), 'implicit')
    if (!is20 && flow !== undefined) yield { at: scheme.at('flows', 'implicit') }
  },
})
