import { findBinding } from '../../contracts/index.ts'
import { defineWsdlRule } from '../rule.ts'
import { whyComponentIsUnknown } from './unknown-namespaces.ts'

export const boundBindingExists = defineWsdlRule({
  id: 'wsdl-binding-defined',
  title: 'Require ports to name a binding that exists',
  message: 'Port "{port}" names the binding "{binding}", which is not defined.',
  severity: 'error',
  requirements: ['WSDL 1.1, section 2.1.2'],
  rationale: 'A port without binding cannot be called.',
  examples: [
    { contract: 'orders-document.wsdl' },
    {
      contract: 'orders-document.wsdl',
      edit: ['binding="tns:OrdersSoap"', 'binding="tns:OrderSoap"'],
      at: "/definitions/service[@name='OrdersService']/port[@name='OrdersPort']",
    },
  ],
  target: 'Port',
  *check(port, context) {
    const { name, binding, definitions } = port
    if (binding?.namespace === undefined) return
    if (findBinding(definitions, binding) !== undefined) return
    const unknown = whyComponentIsUnknown(context.model, binding)
    if (unknown !== undefined) yield { unjudged: unknown }
    else {
      yield {
        at: port.location,
        data: { port: name ?? '', binding: binding.localName },
        fix: 'Define the binding, correct its name, or import the description that has it.',
      }
    }
  },
})
