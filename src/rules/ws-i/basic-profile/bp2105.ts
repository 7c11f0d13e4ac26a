import { WSDL_11, type Definitions, type XmlElement } from '../../../contracts/index.ts'
import { defineWsdlRule } from '../../rule.ts'
import { moveBefore } from '../../edits/xml-edits.ts'
import { wsdlImportsBelow } from './wsdl-imports.ts'

export const importsComeFirst = defineWsdlRule({
  id: 'BP2105',
  aliases: ['WSI2105'],
  title: 'Require imports before everything but documentation',
  message: 'import stands after {before}.',
  severity: 'error',
  requirements: ['R2022', 'R2030'],
  rationale:
    'Readers that go through a description once need the imports before what refers to them.',
  examples: [
    { contract: 'orders-imports.wsdl' },
    {
      contract: 'orders-imports.wsdl',
      edit: ['  <wsdl:import', '  <wsdl:types/>\n  <wsdl:import'],
      at: '/definitions/import',
    },
  ],
  target: 'Definitions',
  applies: ({ imports }) => imports.length > 0,
  *check(definitions) {
    const firstOthers = new Map<Definitions, XmlElement | undefined>()
    for (const { element, parent, location } of wsdlImportsBelow(definitions)) {
      if (!firstOthers.has(parent)) firstOthers.set(parent, firstOtherIn(parent))
      const before = firstOthers.get(parent)
      if (before === undefined || before.start > element.start) continue
      yield {
        at: location,
        data: { before: before.localName },
        related: [before.location],
        fix: 'Move the import up, before everything but documentation and other imports.',
        edits: () => moveBefore(element, before),
      }
    }
  },
})

function firstOtherIn({ element }: Definitions): XmlElement | undefined {
  return element.children.find(
    ({ namespace, localName }) =>
      namespace === WSDL_11 && localName !== 'import' && localName !== 'documentation',
  )
}
