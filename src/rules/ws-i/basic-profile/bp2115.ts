import type { Schema } from '../../../contracts/index.ts'
import { defineWsdlRule } from '../../rule.ts'
import type { XmlContractModel } from '../../walks/wsdl-nodes.ts'
import { whyNamespaceIsUnknown } from '../../wsdl-core/unknown-namespaces.ts'
import { schemasBelow } from './schema-imports.ts'

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
    const visible = context.once(schemasInTypes)
    for (const part of parts) {
      const { elementName, name } = part
      if (elementName === undefined) continue
      const declaration = schemas.findGlobalElement(elementName)
      if (declaration !== undefined && visible.has(declaration.schema)) continue
      const unknown = whyNamespaceIsUnknown(context.model, elementName.namespace)
      if (unknown !== undefined) {
        yield { unjudged: unknown }
        continue
      }
      yield {
        at: part.location,
        data: { part: name ?? '', message: message ?? '', element: elementName.localName },
        fix: 'Declare the element globally, or name one that is.',
      }
    }
  },
})

/** A schema that comes in through wsdl:import is not seen: that is what xsd:import is for (R2001). */
function schemasInTypes(model: XmlContractModel): ReadonlySet<Schema> {
  const documents = model.kind === 'wsdl' ? model.documents : []
  return new Set(documents.flatMap(({ types }) => types.flatMap(schemasBelow)))
}
