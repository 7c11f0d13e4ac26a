import { stringMember } from '../../contracts/index.ts'
import { defineOpenApiRule } from '../rule.ts'

export const addressesHoldNoCredentials = defineOpenApiRule({
  id: 'RI6012',
  title: 'Forbid credentials, queries and fragments in server URLs',
  message: 'The server URL "{url}" holds {part}.',
  severity: 'error',
  requirements: ['RFC 9110 section 4.2.4', 'OpenAPI Server Object'],
  rationale:
    'Clients drop or refuse user names in addresses, and a path that is appended to a query or a fragment never becomes part of the path.',
  examples: [
    { contract: 'berths-3.0.yaml' },
    {
      contract: 'berths-3.0.yaml',
      edit: [
        'url: https://harbour.example/berths/v1\n',
        'url: https://guest:guest@harbour.example/berths/v1\n',
      ],
      at: '/servers/0/url',
    },
  ],
  target: 'Server',
  *check(server) {
    const url = stringMember(server.value, 'url') ?? ''
    const part = /^[a-z][a-z\d+.-]*:\/\/[^/?#]*@/i.test(url)
      ? 'credentials'
      : url.includes('?')
        ? 'a query'
        : url.includes('#') && 'a fragment'
    if (part !== false) yield { at: server.at('url'), data: { url, part } }
  },
})
