import { defineSoapRule } from '../soap-rule.ts'

export const bindingsAreSoap = defineSoapRule({
  id: 'BP2402',
  aliases: ['WSI2402'],
  title: 'Require the SOAP 1.1 binding',
  message: 'Binding "{binding}" has no soap:binding of SOAP 1.1.',
  severity: 'error',
  requirements: ['R2401'],
  rationale: 'SOAP 1.1 is the one protocol that all who follow the profile have in common.',
  examples: [
    { contract: 'orders-document.wsdl' },
    {
      contract: 'orders-document.wsdl',
      edit: [
        '<soap:binding style="document" transport="http://schemas.xmlsoap.org/soap/http"/>',
        '',
      ],
      at: "/definitions/binding[@name='OrdersSoap']",
    },
  ],
  target: 'UsedBinding',
  *check({ element, name, location }, soap) {
    if (element.child(soap.namespace, 'binding') !== undefined) return
    yield {
      at: location,
      data: { binding: name ?? '' },
      fix: 'Add a soap:binding, or a second binding that has one.',
    }
  },
})
