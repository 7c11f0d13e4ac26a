import { pathKeys } from './path-keys.ts'
import { defineOpenApiRule } from '../rule.ts'

export const noTrailingSlash = defineOpenApiRule({
  id: 'RI4006',
  title: 'Prefer paths without a trailing slash',
  message: 'The path "{path}" ends with a slash.',
  severity: 'hint',
  requirements: ['RFC 3986 section 3.3'],
  rationale:
    'With and without the slash are two addresses, and clients forget the one that nobody expects. Relative references resolve differently, too.',
  examples: [
    { contract: 'berths-3.0.yaml' },
    {
      contract: 'berths-3.0.yaml',
      edit: ['  /harbour-plan:\n', '  /harbour-plan/:\n'],
      at: '/paths/~1harbour-plan~1',
    },
  ],
  target: 'Description',
  *check(_, context) {
    for (const { path, locate } of context.once(pathKeys)) {
      if (path.length > 1 && path.endsWith('/')) yield { at: locate(), data: { path } }
    }
  },
})
