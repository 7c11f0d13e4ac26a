import { stringMember } from '../../contracts/index.ts'
import { isPlain } from './server-addresses.ts'
import { defineOpenApiRule } from '../rule.ts'
import { nodesOf } from './nodes-of.ts'

const FIELDS = [
  'authorizationUrl',
  'tokenUrl',
  'refreshUrl',
  'openIdConnectUrl',
  'deviceAuthorizationUrl',
  'oauth2MetadataUrl',
]

export const tokensAreFetchedEncrypted = defineOpenApiRule({
  id: 'RI6009',
  title: 'Require encryption of authorization and token addresses',
  message: '"{field}" is "{url}", which is not encrypted.',
  severity: 'error',
  requirements: ['RFC 6749 section 3.1', 'RFC 6749 section 3.2'],
  rationale: 'OAuth 2.0 demands TLS for both: passwords and tokens are sent there.',
  examples: [
    { contract: 'berths-3.0.yaml' },
    {
      contract: 'berths-3.0.yaml',
      edit: [
        '          tokenUrl: https://login.harbour.example/token\n',
        '          tokenUrl: http://login.harbour.example/token\n',
      ],
      at: '/components/securitySchemes/member/flows/authorizationCode/tokenUrl',
    },
  ],
  target: 'Description',
  *check(_, context) {
    for (const node of nodesOf(context, 'SecurityScheme', 'OAuthFlow')) {
      for (const field of FIELDS) {
        const url = stringMember(node.value, field) ?? ''
        if (isPlain(url)) yield { at: node.at(field), data: { field, url } }
      }
    }
  },
})
