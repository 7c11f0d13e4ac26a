import { defineMessageRule } from '../../../rule.ts'

const FIELDS = {
  request: ['Authorization', 'Proxy-Authorization'],
  response: ['WWW-Authenticate', 'Proxy-Authenticate'],
} as const

export const otherAuthentication = defineMessageRule({
  id: 'BP4103',
  aliases: ['WSI4103'],
  title: 'Report HTTP authentication other than Basic and Digest',
  message: '{field} uses the scheme {scheme}, which the parties must agree upon.',
  severity: 'info',
  requirements: ['E0007'],
  rationale: 'The profile leaves further schemes to the parties, so that not everybody knows them.',
  examples: [
    { contract: 'orders-document.wsdl', messages: 'orders-document-log.xml' },
    {
      contract: 'orders-document.wsdl',
      messages: 'orders-document-log.xml',
      edit: ['User-Agent: shop/3', 'User-Agent: shop/3\nAuthorization: Bearer abc'],
      at: '/wsilog:log/wsilog:messageEntry[5]/wsilog:httpHeaders',
    },
  ],
  informational: true,
  target: 'AnyMessage',
  *check(message) {
    for (const field of FIELDS[message.direction]) {
      // What follows the scheme is a secret, and stays out of reports, which show the line of a finding.
      const scheme = message.header(field)?.split(/[\s,]/, 1)[0]
      if (scheme === undefined || /^(?:basic|digest)$/i.test(scheme)) continue
      yield { at: message.message.headLocation, data: { field, scheme } }
    }
  },
})
