import type { XmlElement } from '../../../contracts/index.ts'
import { defineWsdlRule } from '../../rule.ts'
import { removeAttribute } from '../../edits/xml-edits.ts'

export const xmlPrefixStaysImplicit = defineWsdlRule({
  id: 'BP2034',
  title: 'Prefer not to declare the prefix "xml"',
  message: '{name} declares the prefix "xml", which is always there.',
  severity: 'warning',
  requirements: ['R1034', 'R4005'],
  rationale: 'The declaration is allowed and says nothing, yet some readers reject it.',
  examples: [
    { contract: 'orders-document.wsdl' },
    {
      contract: 'orders-document.wsdl',
      edit: [
        '<wsdl:definitions name="Orders"',
        '<wsdl:definitions name="Orders" xmlns:xml="http://www.w3.org/XML/1998/namespace"',
      ],
      at: '/definitions',
    },
  ],
  target: 'Definitions',
  *check({ element, types }) {
    const schemas = types.flatMap((one) => one.schemas.map((schema) => schema.element))
    for (const candidate of [element, ...schemas]) {
      if (!declaresXmlPrefix(candidate)) continue
      yield {
        at: candidate.location,
        data: { name: candidate.name },
        fix: 'Remove the declaration.',
        edits: () => removeAttribute(candidate, 'xmlns:xml'),
      }
    }
  },
})

/** Every start tag is short and read once here, so the source text is asked directly. */
function declaresXmlPrefix({ source, start, startTagEnd }: XmlElement): boolean {
  return /\sxmlns:xml\s*=/.test(source.text.slice(start, startTagEnd))
}
