import { memberOf, objectMember, stringMember } from '../../contracts/index.ts'
import { defineOpenApiRule } from '../rule.ts'
import { placeholdersOf } from './path-template.ts'

export const openapiServerVariables = defineOpenApiRule({
  id: 'openapi-server-variables',
  title: 'Require that variables of a server URL are declared',
  message: 'The server URL "{url}" uses the variable "{name}", and it is declared nowhere.',
  severity: 'error',
  requirements: ['OpenAPI Server Object'],
  rationale: 'A variable without a declaration has no value, so nobody can call the server.',
  examples: [
    { contract: 'parcels-3.0.yaml' },
    {
      contract: 'parcels-3.0.yaml',
      edit: ['url: https://{region}.parcels.example', 'url: https://{area}.parcels.example'],
      at: '/servers/0/url',
    },
  ],
  target: 'Server',
  *check(server) {
    const url = stringMember(server.value, 'url') ?? ''
    const variables = objectMember(server.value, 'variables')
    for (const name of new Set(placeholdersOf(url))) {
      if (memberOf(variables, name) === undefined)
        yield { at: server.at('url'), data: { url, name } }
    }
  },
})
