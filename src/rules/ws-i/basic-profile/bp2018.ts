import { WSDL_11 } from '../../../contracts/index.ts'
import { defineWsdlRule } from '../../rule.ts'
import { moveBefore } from '../../edits/xml-edits.ts'

export const typesComeFirst = defineWsdlRule({
  id: 'BP2018',
  aliases: ['WSI2018'],
  title: 'Require types before everything but imports and documentation',
  message: 'types stands after {before}.',
  severity: 'error',
  requirements: ['R2023', 'R2030'],
  rationale: 'Readers that go through a description once need the types before what uses them.',
  examples: [
    { contract: 'orders-document.wsdl' },
    {
      contract: 'orders-document.wsdl',
      edit: ['  <wsdl:types>', '  <wsdl:message name="early"/>\n  <wsdl:types>'],
      at: '/definitions/types',
    },
  ],
  target: 'Definitions',
  *check({ element, types: [types] }) {
    if (types === undefined) return
    const before = element.children.find(
      (child) =>
        child.start < types.element.start &&
        child.namespace === WSDL_11 &&
        child.localName !== 'import' &&
        child.localName !== 'documentation',
    )
    if (before === undefined) return
    yield {
      at: types.location,
      data: { before: before.localName },
      related: [before.location],
      fix: 'Move types up, directly after the imports.',
      edits: () => moveBefore(types.element, before),
    }
  },
})
