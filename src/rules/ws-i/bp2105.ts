import { WSDL_11, type Import } from '../../contracts/index.ts'
import { defineWsdlRule } from '../rule.ts'
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
    for (const one of wsdlImportsBelow(definitions)) {
      const before = elementBefore(one)
      if (before === undefined) continue
      yield {
        at: one.location,
        data: { before: before.localName },
        related: [before.location],
        fix: 'Move the import up, before everything but documentation and other imports.',
      }
    }
  },
})

function elementBefore({ element, parent }: Import) {
  return parent.element.children.find(
    (child) =>
      child.start < element.start &&
      child.namespace === WSDL_11 &&
      child.localName !== 'import' &&
      child.localName !== 'documentation',
  )
}
