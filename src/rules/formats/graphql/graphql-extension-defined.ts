import { defineFormatRule } from '../../rule.ts'
import { graphQlFaultsOf } from './graphql-faults.ts'

export const graphqlExtensionDefined = defineFormatRule({
  id: 'graphql-extension-defined',
  title: 'Prefer extending types that the schema itself defines',
  message: 'The schema extends what is not part of it: {problem}.',
  severity: 'warning',
  requirements: ['GraphQL October 2021, section 3.4.3'],
  rationale:
    'Parts of a federated schema extend types of others; by itself such a part is no whole contract.',
  examples: [
    { contract: 'orders.graphql' },
    { contract: 'orders.graphql', edit: ['extend type Order {', 'extend type Parcel {'], at: '' },
  ],
  target: 'GraphQl',
  async *check(_, context) {
    const { faults, unjudged } = await context.once(graphQlFaultsOf)
    for (const { kind, at, problem } of faults) {
      if (kind === 'extension') yield { at, data: { problem } }
    }
    for (const reason of unjudged) yield { unjudged: reason }
  },
})
