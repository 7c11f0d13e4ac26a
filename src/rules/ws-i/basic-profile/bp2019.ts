import { removeAttribute } from '../../edits/xml-edits.ts'
import { defineSoapRule } from '../soap-rule.ts'

export const noNamespaceInDocumentBindings = defineSoapRule({
  id: 'BP2019',
  aliases: ['WSI2019'],
  title: 'Forbid the namespace attribute in document-literal bindings',
  message:
    'soap:{name} of operation "{operation}" has a namespace attribute in a document-literal binding.',
  severity: 'error',
  requirements: ['R2716'],
  rationale:
    'The elements of a document-literal message bring their namespace from the schema; a second one contradicts it or says nothing.',
  examples: [
    { contract: 'orders-document.wsdl' },
    {
      contract: 'orders-document.wsdl',
      edit: [
        '<soap:fault name="refused" use="literal"/>',
        '<soap:fault name="refused" use="literal" namespace="urn:x"/>',
      ],
      at: "/definitions/binding[@name='OrdersSoap']/operation[@name='placeOrder']/fault[@name='refused']/soap:fault[@name='refused']",
    },
  ],
  prerequisites: ['BP2406'],
  target: 'UsedBinding',
  applies: (binding, soap) =>
    soap.bindingStyle(binding) === 'document' &&
    soap.contentsOf(binding).some(({ use }) => use === 'literal'),
  *check(binding, soap) {
    for (const content of soap.contentsOf(binding)) {
      const { use, namespace, element, operation } = content
      if (use !== 'literal' || namespace === undefined) continue
      yield {
        at: content.location,
        data: { name: element.localName, operation: operation.name ?? '' },
        fix: 'Remove the namespace attribute.',
        edits: () => removeAttribute(element, 'namespace'),
      }
    }
  },
})
