import { defineWsdlRule } from '../rule.ts'
import { describeMissing } from './unknown-namespaces.ts'

const FIXES = {
  missing: 'Hand in the document with the contract, or correct its location.',
  refused: 'Allow it to be read, or hand in the document with the contract.',
  unreadable: 'Correct the document, or the location that leads to it.',
} as const

/**
 * A warning, so that a description without its imports is indeterminate: what is missing was not judged, and
 * may be all right.
 */
export const importsAreResolved = defineWsdlRule({
  id: 'wsdl-unresolved-import',
  title: 'Require imports, includes and redefinitions to lead to a document that can be read',
  message: 'The imported document {document} is {problem}: {reason}.',
  explanatory: ['problem', 'reason'],
  severity: 'warning',
  requirements: ['WSDL 1.1, section 2.1.1', 'XML Schema part 1, section 4.2'],
  rationale:
    'What depends on the missing document cannot be judged, and whoever gets the description cannot use it.',
  examples: [
    { contract: 'orders-imports.wsdl' },
    {
      contract: 'orders-imports.wsdl',
      edit: ['location="orders-interface.wsdl"', 'location="elsewhere.wsdl"'],
      at: '/definitions/import',
    },
    {
      contract: 'orders-imports.wsdl',
      file: 'orders-interface.wsdl',
      edit: ['schemaLocation="orders-types.xsd"', 'schemaLocation="elsewhere.xsd"'],
      at: '/definitions/types/xsd:schema/xsd:import',
    },
  ],
  target: 'Contract',
  *check({ imports }) {
    for (const one of imports) {
      const { uri, namespace, problem, location } = one
      if (problem === undefined) continue
      const document = uri === undefined ? `of namespace ${namespace ?? ''}` : `"${uri}"`
      yield {
        at: location,
        data: { document, problem: problem.kind, reason: problem.reason },
        fix: FIXES[problem.kind],
      }
      yield { unjudged: describeMissing(one) }
    }
  },
})
