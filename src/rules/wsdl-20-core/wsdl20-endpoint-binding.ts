import { defineWsdlRule } from '../rule.ts'
import { asWsdl20, notFound } from './references-20.ts'

export const endpointAgreesWithBinding = defineWsdlRule({
  id: 'wsdl20-endpoint-binding',
  title: "Require endpoints to name a binding that exists and is for the service's interface",
  message: 'The endpoint "{endpoint}" names the binding "{binding}", which {problem}.',
  explanatory: ['problem'],
  severity: 'error',
  requirements: ['WSDL 2.0 part 1, section 2.13.1'],
  rationale: 'An endpoint can only be called by a binding of what its service offers.',
  examples: [
    { contract: 'orders-2.0.wsdl' },
    {
      contract: 'orders-2.0.wsdl',
      edit: ['binding="tns:OrdersSoap"', 'binding="tns:OrderSoap"'],
      at: "/description/service[@name='OrdersService']/endpoint[@name='main']",
    },
    {
      contract: 'orders-2.0.wsdl',
      edit: [
        '<service name="OrdersService" interface="tns:Orders">',
        '<service name="OrdersService" interface="tns:Audited">',
      ],
      at: "/description/service[@name='OrdersService']/endpoint[@name='main']",
    },
  ],
  target: 'Endpoint',
  *check({ name = '', binding, parent, location }, context) {
    const model = asWsdl20(context.model)
    if (binding === undefined) return
    const found = model.findBinding(binding)
    const data = { endpoint: name, binding: binding.localName }
    if (found === undefined) {
      yield notFound(model, binding, { at: location, data: { ...data, problem: 'is not defined' } })
      return
    }
    const bound = found.interfaceName && model.findInterface(found.interfaceName)
    const offered = parent.interfaceName && model.findInterface(parent.interfaceName)
    if (bound === undefined || offered === undefined || bound === offered) return
    const problem = `is for the interface "${bound.name ?? ''}" and not for "${offered.name ?? ''}"`
    yield { at: location, data: { ...data, problem } }
  },
})
