import { defineMessageRule } from '../../../rule.ts'
import { SOAP_11_ENCODING } from '../../../../contracts/index.ts'

export const noArrayTypes = defineMessageRule({
  id: 'BP1204',
  aliases: ['WSI1204'],
  title: 'Forbid soapenc:arrayType in messages',
  message: '<{element}> has the attribute soapenc:arrayType.',
  severity: 'error',
  requirements: ['R2113'],
  rationale:
    'It belongs to the encoding of SOAP, which the profile leaves out; arrays are repeated elements.',
  examples: [
    {
      contract: 'orders-document.wsdl',
      messages: 'orders-document-log.xml',
    },
    {
      contract: 'orders-document.wsdl',
      messages: 'orders-document-log.xml',
      edit: [
        '<o:item quantity="9">',
        '<o:item quantity="9" e:arrayType="o:Item[1]" xmlns:e="http://schemas.xmlsoap.org/soap/encoding/">',
      ],
      at: '/wsilog:log/wsilog:messageEntry[3]/wsilog:messageContent',
    },
  ],
  prerequisites: ['BP1701'],
  needsDescription: true,
  target: 'AnyEnvelope',
  applies: ({ envelope }) => envelope?.document !== undefined,
  *check(message) {
    const { envelope, operation, isFault } = message
    if (operation === undefined || isFault) return
    for (const element of envelope?.body?.walk() ?? []) {
      if (element.attribute('arrayType', SOAP_11_ENCODING) === undefined) continue
      yield { at: message.placeOf(element), data: { element: element.name }, fix: 'Remove it.' }
    }
  },
})
