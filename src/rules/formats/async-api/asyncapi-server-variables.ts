import { objectMember, stringMember } from '../../../contracts/index.ts'
import { defineFormatRule } from '../../rule.ts'
import { entriesOf, placeholdersIn } from './entries.ts'

export const asyncapiServerVariables = defineFormatRule({
  id: 'asyncapi-server-variables',
  title: "Require the variables of a server's address to be described",
  message: 'The variable "{variable}" of the server "{server}" is not described.',
  severity: 'error',
  requirements: ['AsyncAPI 2.6 and 3.0, "Server Object"'],
  rationale: 'Without a description nobody knows what to put in its place.',
  examples: [
    { contract: 'orders-events-2.yaml' },
    {
      contract: 'orders-events-2.yaml',
      edit: ['broker.{region}.example.com', 'broker.{zone}.example.com'],
      at: '/servers/main',
    },
  ],
  target: 'AsyncApi',
  *check(model) {
    for (const { name, document, value, pointer } of entriesOf(model, 'servers')) {
      const address = ['url', 'host', 'pathname'].map((field) => stringMember(value, field) ?? '')
      const variables = objectMember(value, 'variables') ?? {}
      for (const variable of new Set(placeholdersIn(address.join(' ')))) {
        if (Object.hasOwn(variables, variable)) continue
        yield { at: document.locate(pointer), data: { variable, server: name } }
      }
    }
  },
})
