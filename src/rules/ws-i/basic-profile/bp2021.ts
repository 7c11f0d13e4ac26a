import { isNmToken } from '../../wsdl-core/lexical.ts'
import { namePart } from '../certain-names.ts'
import { defineSoapRule } from '../soap-rule.ts'

export const headersNameOnePart = defineSoapRule({
  id: 'BP2021',
  aliases: ['WSI2021'],
  title: 'Require exactly one part on soap:header and soap:headerfault',
  message:
    'soap:{name} of operation "{operation}" does not name exactly one part in an attribute "part".',
  severity: 'error',
  requirements: ['R2720', 'R2749'],
  rationale:
    'A header is one element, so it comes from one part; "parts" is an attribute of soap:body alone.',
  examples: [
    { contract: 'orders-document.wsdl' },
    {
      contract: 'orders-document.wsdl',
      edit: ['part="session"', 'parts="session"'],
      at: "/definitions/binding[@name='OrdersSoap']/operation[@name='placeOrder']/input/soap:header",
    },
  ],
  target: 'UsedBinding',
  applies: (binding, soap) => soap.headersAndFaultsOf(binding).length > 0,
  *check(binding, soap) {
    for (const header of soap.headersAndFaultsOf(binding)) {
      const { part, element, operation } = header
      if (part !== undefined && isNmToken(part)) continue
      yield {
        at: header.location,
        data: { name: element.localName, operation: operation.name ?? '' },
        fix: 'Name one part of the header message in the attribute "part".',
        edits: () => namePart(header),
      }
    }
  },
})
