import { defineFormatRule } from '../../rule.ts'
import { graphQlFaultsOf } from './graphql-faults.ts'

export const graphqlDirectiveDefined = defineFormatRule({
  id: 'graphql-directive-defined',
  title: 'Prefer directives that the schema defines',
  message: 'A directive does not fit: {problem}.',
  severity: 'warning',
  requirements: ['GraphQL October 2021, section 5.7.1'],
  rationale:
    'Servers add directives of their own, such as those of federation; whoever gets the schema alone does not know what they mean.',
  examples: [
    { contract: 'orders.graphql' },
    { contract: 'orders.graphql', edit: ['id: ID! @internal', 'id: ID! @secret'], at: '' },
  ],
  target: 'GraphQl',
  async *check(_, context) {
    const { faults, unjudged } = await context.once(graphQlFaultsOf)
    for (const { kind, at, problem } of faults) {
      if (kind === 'directive') yield { at, data: { problem } }
    }
    for (const reason of unjudged) yield { unjudged: reason }
  },
})
