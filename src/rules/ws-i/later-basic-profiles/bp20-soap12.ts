import { SOAP_12_BINDING } from '../../../contracts/index.ts'
import { defineWsdlRule } from '../../rule.ts'

/** That there is none is what BP20-BP2402 says. */
export const oneSoap12Binding = defineWsdlRule({
  id: 'BP20-SOAP12',
  title: 'Limit bindings to one binding element of SOAP 1.2',
  message: 'Binding "{binding}" has {count} binding elements of SOAP 1.2 instead of one.',
  severity: 'error',
  requirements: ['R2401'],
  rationale: 'Style and transport of the binding are those of its one element.',
  examples: [
    { contract: 'orders-document-soap12.wsdl' },
    {
      contract: 'orders-document-soap12.wsdl',
      edit: [
        '<soap:binding style="document"',
        '<soap:binding transport="http://schemas.xmlsoap.org/soap/http"/><soap:binding style="document"',
      ],
      at: "/definitions/binding[@name='OrdersSoap']",
    },
  ],
  target: 'UsedBinding',
  applies: ({ element }) => element.child(SOAP_12_BINDING, 'binding') !== undefined,
  *check({ element, name = '', location }) {
    const count = element.childrenNamed(SOAP_12_BINDING, 'binding').length
    if (count === 1) return
    yield { at: location, data: { binding: name, count }, fix: 'Keep one of them.' }
  },
})
