import { findMessage } from '../../contracts/index.ts'
import { defineWsdlRule } from '../rule.ts'
import { whyComponentIsUnknown } from './unknown-namespaces.ts'

export const headerPartExists = defineWsdlRule({
  id: 'wsdl-header-defined',
  title: 'Require SOAP headers to name a message and part that exist',
  message: 'soap:{kind} of operation "{operation}" names {thing}, which is not defined.',
  severity: 'error',
  requirements: ['WSDL 1.1, section 2.1.2'],
  rationale: 'Nobody can send or read a header that is described nowhere.',
  examples: [
    { contract: 'orders-document.wsdl' },
    {
      contract: 'orders-document.wsdl',
      edit: ['part="session"', 'part="token"'],
      at: "/definitions/binding[@name='OrdersSoap']/operation[@name='placeOrder']/input/soap:header",
    },
  ],
  target: 'SoapHeader',
  *check(header, context) {
    for (const node of [header, ...header.headerFaults]) {
      const { element, message, part, operation, definitions } = node
      if (message?.namespace === undefined) continue
      const found = findMessage(definitions, message)
      if (found?.partsByName.has(part ?? '')) continue
      const unknown = found === undefined && whyComponentIsUnknown(context.model, message)
      if (typeof unknown === 'string') yield { unjudged: unknown }
      else if (found === undefined || part !== undefined) {
        yield {
          at: node.location,
          data: {
            kind: element.localName,
            operation: operation.name ?? '',
            thing:
              found === undefined
                ? `the message "${message.localName}"`
                : `part "${part ?? ''}" of message "${message.localName}"`,
          },
          fix: 'Define the message and its part, or correct the names.',
        }
      }
    }
  },
})
