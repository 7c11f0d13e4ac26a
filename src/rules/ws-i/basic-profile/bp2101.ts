import { Definitions } from '../../../contracts/index.ts'
import { defineWsdlRule } from '../../rule.ts'
import { whyNotFollowed } from '../../wsdl-core/unknown-namespaces.ts'
import { wsdlImportsBelow } from './wsdl-imports.ts'

export const importsLeadToDescriptions = defineWsdlRule({
  id: 'BP2101',
  aliases: ['WSI2101'],
  title: 'Require imports to lead to WSDL descriptions',
  message: 'The import of "{uri}" does not lead to a WSDL description: {reason}.',
  explanatory: ['reason'],
  severity: 'error',
  requirements: ['R2001'],
  rationale:
    'wsdl:import brings in WSDL and nothing else; schemas come in through xsd:import, inside types.',
  examples: [
    { contract: 'orders-imports.wsdl' },
    {
      contract: 'orders-imports.wsdl',
      edit: ['location="orders-interface.wsdl"', 'location="orders-types.xsd"'],
      at: '/definitions/import',
    },
  ],
  target: 'Definitions',
  applies: ({ imports }) => imports.length > 0,
  *check(definitions) {
    for (const { uri = '', target, problem, location, summary } of wsdlImportsBelow(definitions)) {
      if (target instanceof Definitions) continue
      const notFollowed = whyNotFollowed(summary)
      if (notFollowed !== undefined) {
        yield { unjudged: notFollowed }
        continue
      }
      const reason = problem?.reason ?? 'it is a schema'
      yield {
        at: location,
        data: { uri, reason },
        fix: 'Correct the location, or import the schema with xsd:import inside types.',
      }
    }
  },
})
