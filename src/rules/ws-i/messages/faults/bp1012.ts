import { defineMessageRule } from '../../../rule.ts'

export const otherVersionsAreFaulted = defineMessageRule({
  id: 'BP1012',
  aliases: ['WSI1012'],
  title: 'Require a fault as the answer to another version of SOAP',
  message: 'The request is an Envelope of {namespace}, and the response is no fault.',
  severity: 'error',
  requirements: ['R1015'],
  rationale: 'A fault is how a client learns that the other side speaks SOAP 1.1 alone.',
  examples: [
    {
      contract: 'orders-document.wsdl',
      messages: 'wrong-requests-log.xml',
    },
    {
      contract: 'orders-document.wsdl',
      messages: 'wrong-requests-log.xml',
      edit: [
        '<soap:Fault><faultcode>soap:VersionMismatch</faultcode><faultstring>SOAP 1.1 only</faultstring></soap:Fault>',
        '<done xmlns="urn:done"/>',
      ],
      at: '/wsilog:log/wsilog:messageEntry[4]/wsilog:messageContent',
    },
  ],
  prerequisites: ['BP1701'],
  target: 'ResponseEnvelope',
  applies: ({ request }) => {
    const { root, isSoap11 } = request?.envelope ?? {}
    return root?.localName === 'Envelope' && isSoap11 === false
  },
  *check(message) {
    if (message.isFault) return
    const namespace = message.request?.envelope?.root?.namespace ?? ''
    yield {
      at: message.placeOf(message.content),
      data: { namespace },
      fix: 'Answer such a request with a fault that has the code VersionMismatch.',
    }
  },
})
