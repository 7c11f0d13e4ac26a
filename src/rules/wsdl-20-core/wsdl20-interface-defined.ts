import { defineWsdlRule } from '../rule.ts'
import { asWsdl20, notFound } from './references-20.ts'

export const namedInterfaceExists = defineWsdlRule({
  id: 'wsdl20-interface-defined',
  title: 'Require services and bindings to name an interface that exists',
  message: 'The {kind} "{name}" names the interface "{interface}", which is not defined.',
  severity: 'error',
  requirements: ['WSDL 2.0 part 1, sections 2.7.1 and 2.12.1'],
  rationale: 'Without its interface nobody knows what the service can be asked.',
  examples: [
    { contract: 'orders-2.0.wsdl' },
    {
      contract: 'orders-2.0.wsdl',
      edit: [
        '<service name="OrdersService" interface="tns:Orders">',
        '<service name="OrdersService" interface="tns:Order">',
      ],
      at: "/description/service[@name='OrdersService']",
    },
    {
      contract: 'orders-2.0.wsdl',
      edit: [
        '<binding name="OrdersSoap" interface="tns:Orders"',
        '<binding name="OrdersSoap" interface="tns:None"',
      ],
      at: "/description/binding[@name='OrdersSoap']",
    },
  ],
  target: 'Description20',
  *check({ services, bindings }, context) {
    const model = asWsdl20(context.model)
    for (const node of [...services, ...bindings]) {
      const { interfaceName, name = '', location } = node
      if (interfaceName === undefined || model.findInterface(interfaceName) !== undefined) continue
      const kind = node.kind === 'Service20' ? 'service' : 'binding'
      yield notFound(model, interfaceName, {
        at: location,
        data: { kind, name, interface: interfaceName.localName },
        fix: 'Define the interface, correct its name, or import the description that has it.',
      })
    }
  },
})
