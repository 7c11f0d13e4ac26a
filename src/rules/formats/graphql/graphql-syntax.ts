import { defineFormatRule } from '../../rule.ts'
import { graphQlFaultsOf } from './graphql-faults.ts'

export const graphqlSyntax = defineFormatRule({
  id: 'graphql-syntax',
  title: 'Require the syntax of the GraphQL schema definition language',
  message: 'The schema cannot be parsed: {problem}.',
  severity: 'error',
  requirements: ['GraphQL October 2021, section 2 and appendix B'],
  rationale: 'Servers and generators read nothing of a schema that breaks off.',
  examples: [
    { contract: 'orders.graphql' },
    {
      contract: 'orders.graphql',
      edit: ['place(order: OrderInput!): Order!', 'place(order OrderInput!): Order!'],
      at: '',
    },
  ],
  target: 'GraphQl',
  async *check(_, context) {
    const { faults } = await context.once(graphQlFaultsOf)
    for (const { kind, at, problem } of faults)
      if (kind === 'syntax') yield { at, data: { problem } }
  },
})
