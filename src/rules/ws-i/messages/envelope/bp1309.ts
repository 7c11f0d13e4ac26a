import { defineMessageRule } from '../../../rule.ts'

export const nothingFollowsBody = defineMessageRule({
  id: 'BP1309',
  aliases: ['WSI1309'],
  title: 'Forbid elements after soap:Body',
  message: '<{element}> follows soap:Body.',
  severity: 'error',
  requirements: ['R1011'],
  rationale:
    'SOAP 1.1 allows such trailers and says nothing of what they mean; many receivers refuse them.',
  examples: [
    {
      contract: 'orders-document.wsdl',
      messages: 'orders-document-log.xml',
    },
    {
      contract: 'orders-document.wsdl',
      messages: 'orders-document-log.xml',
      edit: ['77</o:cancelOrder></soap:Body>', '77</o:cancelOrder></soap:Body><o:end/>'],
      at: '/wsilog:log/wsilog:messageEntry[5]/wsilog:messageContent',
    },
  ],
  prerequisites: ['BP1701'],
  target: 'AnyEnvelope',
  applies: ({ envelope }) => envelope?.root?.localName === 'Envelope',
  *check(message) {
    const { root, body } = message.envelope ?? {}
    if (root === undefined || body === undefined) return
    for (const trailer of root.children.slice(root.children.indexOf(body) + 1)) {
      const at = message.placeOf(trailer)
      yield { at, data: { element: trailer.name }, fix: 'Put it into the header.' }
    }
  },
})
