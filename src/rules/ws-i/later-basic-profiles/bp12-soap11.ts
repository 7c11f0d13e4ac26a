import { SOAP_12_BINDING } from '../../../contracts/index.ts'
import { defineWsdlRule } from '../../rule.ts'

export const noSoap12Bindings = defineWsdlRule({
  id: 'BP12-SOAP11',
  title: 'Forbid bindings to SOAP 1.2',
  message: 'Binding "{binding}" is bound to SOAP 1.2, which the profile leaves to version 2.0.',
  severity: 'error',
  requirements: ['R2401'],
  rationale: 'Whoever follows the profile is known to understand SOAP 1.1, and nothing else.',
  examples: [
    { contract: 'orders-document.wsdl' },
    {
      contract: 'orders-document-soap12.wsdl',
      edit: ['name="Orders" targetNamespace', 'name="OrdersToday" targetNamespace'],
      at: "/definitions/binding[@name='OrdersSoap']/soap12:binding",
    },
  ],
  target: 'UsedBinding',
  *check({ element, name = '' }) {
    for (const { location } of element.childrenNamed(SOAP_12_BINDING, 'binding')) {
      yield {
        at: location,
        data: { binding: name },
        fix: 'Bind the portType to SOAP 1.1, or judge the description by the Basic Profile 2.0.',
      }
    }
  },
})
