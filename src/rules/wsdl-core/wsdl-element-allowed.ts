import { defineWsdlRule } from '../rule.ts'
import { structureFaultsOf } from './structure-faults.ts'

export const elementsAreAllowed = defineWsdlRule({
  id: 'wsdl-element-allowed',
  title: 'Require the elements of WSDL to stand where its grammar has a place for them',
  message: '{problem}.',
  severity: 'error',
  requirements: ['WSDL 1.1, section 2.1 and appendix A.4'],
  rationale: 'What stands elsewhere is passed over by one tool and rejected by the next.',
  examples: [
    { contract: 'orders-document.wsdl' },
    {
      contract: 'orders-document.wsdl',
      edit: [
        '<wsdl:portType name="Orders">',
        '<wsdl:portType name="Orders"><wsdl:part name="stray"/>',
      ],
      at: "/definitions/portType[@name='Orders']/part[@name='stray']",
    },
  ],
  target: 'Definitions',
  *check(definitions, context) {
    for (const { kind, problem, at, fix, edits } of context
      .once(structureFaultsOf)
      .get(definitions) ?? []) {
      if (kind === 'element')
        yield {
          at,
          data: { problem },
          fix,
          ...(edits && { edits }),
        }
    }
  },
})
