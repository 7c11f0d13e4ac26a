import { findPortType } from '../../contracts/index.ts'
import { defineWsdlRule } from '../rule.ts'
import { whyComponentIsUnknown } from './unknown-namespaces.ts'

export const boundPortTypeExists = defineWsdlRule({
  id: 'wsdl-port-type-defined',
  title: 'Require bindings to name a portType that exists',
  message: 'Binding "{binding}" names the portType "{portType}", which is not defined.',
  severity: 'error',
  requirements: ['WSDL 1.1, section 2.1.2'],
  rationale: 'A binding without portType binds nothing.',
  examples: [
    { contract: 'orders-document.wsdl' },
    {
      contract: 'orders-document.wsdl',
      edit: ['type="tns:Orders">', 'type="tns:Order">'],
      at: "/definitions/binding[@name='OrdersSoap']",
    },
  ],
  target: 'Binding',
  *check(binding, context) {
    const { name, type, definitions } = binding
    if (type?.namespace === undefined) return
    if (findPortType(definitions, type) !== undefined) return
    const unknown = whyComponentIsUnknown(context.model, type)
    if (unknown !== undefined) yield { unjudged: unknown }
    else {
      yield {
        at: binding.location,
        data: { binding: name ?? '', portType: type.localName },
        fix: 'Define the portType, correct its name, or import the description that has it.',
      }
    }
  },
})
