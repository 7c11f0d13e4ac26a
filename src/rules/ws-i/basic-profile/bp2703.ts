import { defineWsdlRule } from '../../rule.ts'
import { structureFaultsOf } from '../../wsdl-core/structure-faults.ts'

/**
 * A prerequisite of many assertions by the test assertion document. It is no prerequisite here, so that a
 * misplaced element does not hide every other fault.
 */
export const descriptionsAreSchemaValid = defineWsdlRule({
  id: 'BP2703',
  aliases: ['WSI2703'],
  title: 'Require descriptions that the corrected schemas of WSDL and its SOAP binding accept',
  message: 'The corrected schemas of WSDL do not accept this: {problem}.',
  severity: 'error',
  requirements: ['R2029', 'R2028', 'R0001'],
  rationale:
    'The specification and its first schema disagree; the corrected schemas of 2003-02-11 are what tools can rely on.',
  examples: [
    { contract: 'orders-document.wsdl' },
    {
      contract: 'orders-document.wsdl',
      edit: ['<soap:fault name="refused" use', '<soap:fault use'],
      at: "/definitions/binding[@name='OrdersSoap']/operation[@name='placeOrder']/fault[@name='refused']/soap:fault",
    },
    {
      contract: 'orders-document.wsdl',
      edit: ['</wsdl:definitions>', '<x:roles xmlns:x="urn:x"/></wsdl:definitions>'],
      at: '/definitions/x:roles',
    },
  ],
  target: 'Definitions',
  *check(definitions, context) {
    for (const { problem, at, fix, edits } of context.once(structureFaultsOf).get(definitions) ??
      []) {
      yield { at, data: { problem }, fix, ...(edits && { edits }) }
    }
  },
})
