import { literalsOf, pathKeys } from './path-keys.ts'
import { defineOpenApiRule } from '../rule.ts'

export const pathsAreOnlyPaths = defineOpenApiRule({
  id: 'RI4007',
  title: 'Forbid queries and fragments in paths',
  message: 'The path "{path}" holds "{character}", where the path of an address ends.',
  severity: 'error',
  requirements: ['OpenAPI Paths Object', 'RFC 3986 section 3.3'],
  rationale:
    'Parameters of the query are described as such. Tools take what stands in a path for a path: they escape the character, or never match a request.',
  examples: [
    { contract: 'berths-3.0.yaml' },
    {
      contract: 'berths-3.0.yaml',
      edit: ['  /harbour-plan:\n', '  /harbour-plan?view=all:\n'],
      at: '/paths/~1harbour-plan?view=all',
    },
  ],
  target: 'Description',
  *check(_, context) {
    for (const { path, locate } of context.once(pathKeys)) {
      const character = /[?#]/.exec(literalsOf(path))?.[0]
      if (character !== undefined) yield { at: locate(), data: { path, character } }
    }
  },
})
