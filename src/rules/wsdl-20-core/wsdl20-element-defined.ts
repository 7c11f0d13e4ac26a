import type { InterfaceFault, InterfaceMessage } from '../../contracts/index.ts'
import { defineWsdlRule } from '../rule.ts'
import { whyNamespaceIsUnknown } from '../wsdl-core/unknown-namespaces.ts'
import { asWsdl20 } from './references-20.ts'

export const messageElementExists = defineWsdlRule({
  id: 'wsdl20-element-defined',
  title: 'Require the elements that messages and faults name to be declared',
  message: 'The element "{element}" is not declared by any schema of the description.',
  severity: 'error',
  requirements: ['WSDL 2.0 part 1, sections 2.3.1 and 2.5.1'],
  rationale: 'Without its declaration nobody can write or check the message.',
  examples: [
    { contract: 'orders-2.0.wsdl' },
    {
      contract: 'orders-2.0.wsdl',
      edit: [
        '<output messageLabel="Out" element="types:receipt"/>',
        '<output messageLabel="Out" element="types:recipe"/>',
      ],
      at: "/description/interface[@name='Orders']/operation[@name='place']/output",
    },
    {
      contract: 'orders-2.0.wsdl',
      edit: [
        '<fault name="refused" element="types:refusal"/>',
        '<fault name="refused" element="types:no"/>',
      ],
      at: "/description/interface[@name='Audited']/fault[@name='refused']",
    },
  ],
  target: 'Interface',
  *check({ faults, operations }, context) {
    const model = asWsdl20(context.model)
    const messages = operations.flatMap(({ inputs, outputs }) => [...inputs, ...outputs])
    for (const { content, location } of [...faults, ...messages] as Holder[]) {
      if (content.kind !== 'element') continue
      const { name } = content
      if (name.namespace === undefined || model.schemas.findGlobalElement(name) !== undefined)
        continue
      const unknown = whyNamespaceIsUnknown(model, name.namespace)
      if (unknown !== undefined) yield { unjudged: unknown }
      else yield { at: location, data: { element: name.localName } }
    }
  },
})

type Holder = InterfaceFault | InterfaceMessage
