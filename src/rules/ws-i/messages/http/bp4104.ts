import { defineMessageRule } from '../../../rule.ts'
import { REGISTERED_HEADER_FIELDS } from './registered-header-fields.ts'

export const otherHeaderFields = defineMessageRule({
  id: 'BP4104',
  aliases: ['WSI4104'],
  title: 'Report header fields that are not registered',
  message: 'The header field {field} is not among those registered for HTTP.',
  severity: 'info',
  requirements: ['E0008'],
  rationale: 'What such a field means is known to those alone who agreed upon it.',
  examples: [
    { contract: 'orders-rpc.wsdl', messages: 'wrong-requests-log.xml' },
    {
      contract: 'orders-document.wsdl',
      messages: 'wrong-requests-log.xml',
      edit: ['User-Agent: shop/1', 'User-Agent: shop/1\nX-Shop: 7'],
      at: '/wsilog:log/wsilog:messageEntry[1]/wsilog:httpHeaders',
    },
  ],
  informational: true,
  target: 'AnyMessage',
  *check({ message }) {
    for (const { name: field, location } of message.headers.fields) {
      if (!REGISTERED_HEADER_FIELDS.has(field.toLowerCase()))
        yield { at: location, data: { field } }
    }
  },
})
