import { defineFormatRule } from '../../rule.ts'
import { graphQlFaultsOf } from './graphql-faults.ts'

export const graphqlQueryRoot = defineFormatRule({
  id: 'graphql-query-root',
  title: 'Prefer schemas with a type for queries',
  message: 'The schema has no type for queries, so that nothing can be asked.',
  severity: 'warning',
  requirements: ['GraphQL October 2021, section 3.3.1'],
  rationale: 'A server needs one; without it the file is a part of a schema that stands elsewhere.',
  examples: [
    { contract: 'orders.graphql' },
    { contract: 'orders.graphql', edit: ['type Query {', 'type Queries {'], at: '' },
  ],
  target: 'GraphQl',
  async *check({ root }, context) {
    const { faults, unjudged } = await context.once(graphQlFaultsOf)
    if (faults.some(({ kind }) => kind === 'query')) yield { at: root }
    for (const reason of unjudged) yield { unjudged: reason }
  },
})
