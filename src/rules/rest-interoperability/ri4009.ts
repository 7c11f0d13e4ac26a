import { literalsOf, pathKeys } from './path-keys.ts'
import { defineOpenApiRule } from '../rule.ts'

export const pathsAreUris = defineOpenApiRule({
  id: 'RI4009',
  title: 'Require paths of characters that a URI may hold',
  message: 'The path "{path}" holds "{character}", which a URI can only hold percent-encoded.',
  severity: 'warning',
  requirements: ['RFC 3986 section 2', 'RFC 3986 section 3.3'],
  rationale:
    'One client encodes the character and another sends it as it is; whether the server then finds the path is chance.',
  examples: [
    { contract: 'berths-3.0.yaml' },
    {
      contract: 'berths-3.0.yaml',
      edit: ['  /harbour-plan:\n', '  /harbour plan:\n'],
      at: '/paths/~1harbour plan',
    },
  ],
  target: 'Description',
  *check(_, context) {
    for (const { path, locate } of context.once(pathKeys)) {
      const character = /[^\w\-.~!$&'()*+,;=:@/%?#]/u.exec(literalsOf(path))?.[0]
      if (character !== undefined) yield { at: locate(), data: { path, character } }
    }
  },
})
