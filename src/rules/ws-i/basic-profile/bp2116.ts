import { defineWsdlRule } from '../../rule.ts'

export const partsNameElementOrType = defineWsdlRule({
  id: 'BP2116',
  aliases: ['WSI2116'],
  title: 'Forbid parts with both element and type',
  message: 'Part "{part}" of message "{message}" has both an element and a type.',
  severity: 'error',
  requirements: ['R2306'],
  rationale: 'Element and type are two answers to one question; readers pick either.',
  examples: [
    { contract: 'orders-document.wsdl' },
    {
      contract: 'orders-document.wsdl',
      edit: ['element="types:cancelOrder"', 'element="types:cancelOrder" type="types:OrderNumber"'],
      at: "/definitions/message[@name='cancelOrderRequest']/part[@name='number']",
    },
  ],
  target: 'UsedMessage',
  *check({ name: message, parts }) {
    for (const part of parts) {
      const { name, elementName, typeName } = part
      if (elementName === undefined || typeName === undefined) continue
      yield {
        at: part.location,
        data: { part: name ?? '', message: message ?? '' },
        fix: 'Keep element in document style, type in rpc style.',
      }
    }
  },
})
