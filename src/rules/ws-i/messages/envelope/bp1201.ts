import { defineMessageRule } from '../../../rule.ts'
import { SOAP_11_ENVELOPE } from '../../../messages/envelope.ts'

export const rootIsEnvelope = defineMessageRule({
  id: 'BP1201',
  aliases: ['WSI1201'],
  title: 'Require an Envelope of SOAP 1.1 as the root',
  message: 'The root element is {root} of {namespace} instead of an Envelope of SOAP 1.1.',
  severity: 'error',
  requirements: [],
  rationale:
    'Its namespace is the version of SOAP; receivers refuse or misread a message of another one.',
  examples: [
    {
      contract: 'orders-document.wsdl',
      messages: 'orders-document-log.xml',
    },
    {
      contract: 'orders-document.wsdl',
      messages: 'wrong-requests-log.xml',
      edit: [
        '<soap:Envelope xmlns:soap="http://www.w3.org/2003/05/soap-envelope"',
        '<soap:Envelope xmlns:soap="http://www.w3.org/2003/05/soap-envelope" ',
      ],
      at: '/wsilog:log/wsilog:messageEntry[3]/wsilog:messageContent',
    },
  ],
  prerequisites: ['BP1601'],
  target: 'AnyEnvelope',
  applies: ({ envelope }) => envelope?.root !== undefined,
  *check({ envelope }) {
    const { root, isSoap11 } = envelope ?? {}
    if (root === undefined || isSoap11 === true) return
    yield {
      at: envelope?.placeOf(root) ?? root.location,
      data: { root: root.name, namespace: root.namespace || 'no namespace' },
      fix: `Send an Envelope of ${SOAP_11_ENVELOPE}.`,
    }
  },
})
