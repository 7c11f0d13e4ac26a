import { stringMember } from '../../contracts/index.ts'
import { defineOpenApiRule } from '../rule.ts'

export const serversEndWithoutSlash = defineOpenApiRule({
  id: 'RI4020',
  title: 'Forbid server URLs that end with a slash',
  message: 'The server URL "{url}" ends with a slash, and each path begins with one.',
  severity: 'info',
  requirements: ['OpenAPI Paths Object', 'OpenAPI Server Object'],
  rationale:
    'Path and URL are joined as they are, which makes two slashes. Some clients drop one, and some servers find nothing at the address with two.',
  examples: [
    { contract: 'berths-3.0.yaml' },
    {
      contract: 'berths-3.0.yaml',
      edit: [
        'url: https://harbour.example/berths/v1\n',
        'url: https://harbour.example/berths/v1/\n',
      ],
      at: '/servers/0/url',
    },
  ],
  target: 'Server',
  *check(server) {
    const url = stringMember(server.value, 'url') ?? ''
    if (url.length > 1 && url.endsWith('/')) yield { at: server.at('url'), data: { url } }
  },
})
