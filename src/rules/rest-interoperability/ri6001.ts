import { plainAddresses } from './server-addresses.ts'
import { defineOpenApiRule } from '../rule.ts'

export const serversAreEncrypted = defineOpenApiRule({
  id: 'RI6001',
  title: 'Require encryption of servers',
  message: '"{address}" is served without encryption.',
  severity: 'warning',
  requirements: ['RFC 9110 section 4.2.2', 'RFC 9325 section 3.2'],
  rationale:
    'Everybody on the way can read and change what is sent. Browsers refuse such requests from pages that are encrypted themselves.',
  examples: [
    { contract: 'berths-3.0.yaml' },
    {
      contract: 'berths-3.0.yaml',
      edit: ['url: https://harbour.example/berths/v1\n', 'url: http://harbour.example/berths/v1\n'],
      at: '/servers/0/url',
    },
  ],
  target: 'Description',
  *check(_, context) {
    for (const { address, location } of plainAddresses(context))
      yield { at: location, data: { address } }
  },
})
