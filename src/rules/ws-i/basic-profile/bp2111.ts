import { defineSoapRule } from '../soap-rule.ts'

export const onePartInDocumentBodies = defineSoapRule({
  id: 'BP2111',
  aliases: ['WSI2111'],
  title: 'Limit document-literal bodies to one part',
  message:
    'soap:body of the {direction} of "{operation}" lists {count} parts; a document-literal body holds at most one.',
  severity: 'error',
  requirements: ['R2201'],
  rationale: 'The SOAP body of a document-literal message has one child; two parts would make two.',
  examples: [
    { contract: 'orders-document.wsdl' },
    {
      contract: 'orders-document.wsdl',
      edit: ['parts="number"', 'parts="number more"'],
      at: "/definitions/binding[@name='OrdersSoap']/operation[@name='cancelOrder']/input/soap:body",
    },
  ],
  target: 'UsedBinding',
  applies: (binding, soap) =>
    soap.bodiesOfStyle(binding, 'document').some(({ use }) => use === 'literal'),
  *check(binding, soap) {
    for (const body of soap.bodiesOfStyle(binding, 'document')) {
      const { use, parts = [], parent, operation } = body
      if (use !== 'literal' || parts.length <= 1) continue
      yield {
        at: body.location,
        data: { direction: parent.role, operation: operation.name ?? '', count: parts.length },
        fix: 'List one part; move the others into headers or into one element.',
      }
    }
  },
})
