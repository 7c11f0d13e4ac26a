import { defineFormatRule } from '../../rule.ts'
import { graphQlFaultsOf } from './graphql-faults.ts'

export const graphqlValid = defineFormatRule({
  id: 'graphql-valid',
  title: 'Require a schema that is valid by the GraphQL type system',
  message: 'The schema is not valid: {problem}.',
  severity: 'error',
  requirements: ['GraphQL October 2021, section 3'],
  rationale: 'No server can be built from a schema whose types do not fit together.',
  examples: [
    { contract: 'orders.graphql' },
    { contract: 'orders.graphql', edit: ['items: [Item!]!', 'items: [Items!]!'], at: '' },
    {
      contract: 'orders.graphql',
      edit: ['type Order implements Node {', 'type Order implements Node {\n  state: State'],
      at: '',
    },
  ],
  target: 'GraphQl',
  async *check(_, context) {
    const { faults, unjudged } = await context.once(graphQlFaultsOf)
    for (const { kind, at, problem } of faults)
      if (kind === 'invalid') yield { at, data: { problem } }
    for (const reason of unjudged) yield { unjudged: reason }
  },
})
