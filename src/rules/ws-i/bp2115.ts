import { defineWsdlRule } from '../rule.ts'
import { whyNamespaceIsUnknown } from '../wsdl-core/unknown-namespaces.ts'

export const partElementsExist = defineWsdlRule({
  id: 'BP2115',
  aliases: ['WSI2115'],
  title: 'Require parts to name global elements that exist',
  message:
    'Part "{part}" of message "{message}" names the element "{element}", which no schema declares.',
  severity: 'error',
  requirements: ['R2206'],
  rationale:
    'The element is the content of the message; without its declaration nobody can write or read it.',
  examples: [
    { contract: 'orders-document.wsdl' },
    {
      contract: 'orders-document.wsdl',
      edit: ['element="types:placeOrderResponse"', 'element="types:Receipt"'],
      at: "/definitions/message[@name='placeOrderResponse']/part[@name='receipt']",
    },
  ],
  target: 'UsedMessage',
  *check({ name: message, parts }, context) {
    const { schemas } = context.model
    for (const { elementName, name, location } of parts) {
      if (elementName === undefined || schemas.findGlobalElement(elementName) !== undefined)
        continue
      const unknown = whyNamespaceIsUnknown(context.model, elementName.namespace)
      if (unknown !== undefined) {
        yield { unjudged: unknown }
        continue
      }
      yield {
        at: location,
        data: { part: name ?? '', message: message ?? '', element: elementName.localName },
        fix: 'Declare the element globally, or name one that is.',
      }
    }
  },
})
