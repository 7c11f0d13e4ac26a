import { defineSoapRule } from '../soap-rule.ts'

export const useIsLiteral = defineSoapRule({
  id: 'BP2406',
  aliases: ['WSI2406'],
  title: 'Require literal use throughout a binding',
  message: 'soap:{name} of operation "{operation}" has use "{use}" instead of literal.',
  severity: 'error',
  requirements: ['R2706', 'R2723', 'R2707'],
  rationale:
    'A literal message is what its schema says; how the SOAP encoding writes it differs by tool.',
  examples: [
    { contract: 'orders-document.wsdl' },
    {
      contract: 'orders-document.wsdl',
      edit: [
        '<soap:body parts="number" use="literal"/>',
        '<soap:body parts="number" use="encoded"/>',
      ],
      at: "/definitions/binding[@name='OrdersSoap']/operation[@name='cancelOrder']/input/soap:body",
    },
  ],
  target: 'UsedBinding',
  applies: (binding, soap) => soap.contentsOf(binding).length > 0,
  *check(binding, soap) {
    for (const content of soap.contentsOf(binding)) {
      const { use, element, operation } = content
      if (use === undefined || use === 'literal') continue
      yield {
        at: content.location,
        data: { name: element.localName, operation: operation.name ?? '', use },
        fix: 'Set use to "literal", and describe the content in a schema.',
      }
    }
  },
})
