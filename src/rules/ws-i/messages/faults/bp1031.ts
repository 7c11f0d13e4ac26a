import { defineMessageRule } from '../../../rule.ts'

export const faultcodesHaveNoDots = defineMessageRule({
  id: 'BP1031',
  aliases: ['WSI1031'],
  title: 'Prefer fault codes without dots',
  message: 'The fault code {code} is refined by a dot.',
  severity: 'warning',
  requirements: ['R1031'],
  rationale:
    'The refinement of SOAP 1.1 has no namespace, so that two parties may mean different things by it.',
  examples: [
    {
      contract: 'orders-document.wsdl',
      messages: 'orders-document-log.xml',
    },
    {
      contract: 'orders-document.wsdl',
      messages: 'orders-document-log.xml',
      edit: ['soap:Client</faultcode>', 'soap:Client.Stock</faultcode>'],
      at: '/wsilog:log/wsilog:messageEntry[4]/wsilog:messageContent',
    },
  ],
  prerequisites: ['BP1701'],
  target: 'ResponseEnvelope',
  applies: ({ isFault }) => isFault,
  *check(message) {
    const faultcode = message.envelope?.faultChild('faultcode')
    const code = faultcode?.text.trim() ?? ''
    if (code.indexOf('.') < 1) return
    yield { at: message.placeOf(faultcode), data: { code }, fix: 'Tell the refinement in detail.' }
  },
})
