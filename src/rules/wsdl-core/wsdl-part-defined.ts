import { findMessage, findPortType, type SoapBody } from '../../contracts/index.ts'
import { defineWsdlRule } from '../rule.ts'

export const bodyPartsExist = defineWsdlRule({
  id: 'wsdl-part-defined',
  title: 'Require the parts of soap:body to exist in its message',
  message:
    'soap:body of the {direction} of "{operation}" lists part "{part}", which message "{message}" does not have.',
  severity: 'error',
  requirements: ['WSDL 1.1, section 3.5'],
  rationale: 'What the body is to hold is then described nowhere.',
  examples: [
    { contract: 'orders-document.wsdl' },
    {
      contract: 'orders-document.wsdl',
      edit: ['parts="number"', 'parts="orderNumber"'],
      at: "/definitions/binding[@name='OrdersSoap']/operation[@name='cancelOrder']/input/soap:body",
    },
  ],
  target: 'SoapBody',
  applies: ({ parts }) => parts !== undefined,
  *check(body) {
    const message = messageOf(body)
    if (message === undefined) return
    for (const listed of body.parts ?? []) {
      if (message.partsByName.has(listed)) continue
      yield {
        at: body.location,
        data: {
          direction: body.parent.role,
          operation: body.operation.name ?? '',
          part: listed,
          message: message.name ?? '',
        },
        related: [message.location],
        fix: 'Correct the name, or add the part to the message.',
      }
    }
  },
})

function messageOf({ operation, parent }: SoapBody) {
  const { type, definitions } = operation.parent
  const portType = type && findPortType(definitions, type)
  const abstract = portType?.operationsByName.get(operation.name ?? '')
  const exchanged = abstract?.[parent.role]
  return exchanged?.message && findMessage(exchanged.definitions, exchanged.message)
}
