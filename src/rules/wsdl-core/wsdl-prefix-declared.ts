import { defineWsdlRule } from '../rule.ts'
import { structureFaultsOf } from './structure-faults.ts'

export const prefixesAreDeclared = defineWsdlRule({
  id: 'wsdl-prefix-declared',
  title: 'Require prefixes of qualified names to be declared',
  message: '{problem}.',
  severity: 'error',
  requirements: ['Namespaces in XML 1.0, section 4'],
  rationale: 'A name whose prefix means nothing refers to nothing.',
  examples: [
    { contract: 'orders-document.wsdl' },
    {
      contract: 'orders-document.wsdl',
      edit: ['binding="tns:OrdersSoap"', 'binding="orders:OrdersSoap"'],
      at: "/definitions/service[@name='OrdersService']/port[@name='OrdersPort']/@binding",
    },
  ],
  target: 'Definitions',
  *check(definitions, context) {
    for (const { kind, problem, at, fix } of context.once(structureFaultsOf).get(definitions) ??
      []) {
      if (kind === 'prefix') yield { at, data: { problem }, fix }
    }
  },
})
