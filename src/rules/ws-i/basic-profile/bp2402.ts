import { defineSoapRule } from '../soap-rule.ts'

export const bindingsAreSoap = defineSoapRule({
  id: 'BP2402',
  aliases: ['WSI2402'],
  title: 'Require bindings to be to SOAP',
  message: 'Binding "{binding}" has no soap:binding of SOAP {version}.',
  explanatory: ['version'],
  severity: 'error',
  requirements: ['R2401'],
  rationale: 'One version of SOAP is the protocol that all who follow a profile have in common.',
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
      data: { binding: name ?? '', version: soap.version },
      fix: 'Add a soap:binding, or a second binding that has one.',
    }
  },
})
