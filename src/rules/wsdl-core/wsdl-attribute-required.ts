import { defineWsdlRule } from '../rule.ts'
import { structureFaultsOf } from './structure-faults.ts'

export const requiredAttributesArePresent = defineWsdlRule({
  id: 'wsdl-attribute-required',
  title: 'Require the attributes that WSDL and its SOAP binding cannot do without',
  message: '{problem}.',
  severity: 'error',
  requirements: ['WSDL 1.1, appendix A.4'],
  rationale: 'Without a name or a reference the element is of no use to those around it.',
  examples: [
    { contract: 'orders-document.wsdl' },
    {
      contract: 'orders-document.wsdl',
      edit: ['<wsdl:message name="sessionHeader">', '<wsdl:message>'],
      at: '/definitions/message[5]',
    },
  ],
  target: 'Definitions',
  *check(definitions, context) {
    for (const { kind, problem, at, fix, edits } of context
      .once(structureFaultsOf)
      .get(definitions) ?? []) {
      if (kind !== 'missing-attribute') continue
      yield { at, data: { problem }, fix, ...(edits && { edits }) }
    }
  },
})
