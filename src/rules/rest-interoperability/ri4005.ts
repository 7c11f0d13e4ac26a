import { shapeOf } from '../openapi/path-template.ts'
import { pathKeys } from './path-keys.ts'
import { defineOpenApiRule } from '../rule.ts'

export const pathsDifferByMoreThanSlash = defineOpenApiRule({
  id: 'RI4005',
  title: 'Forbid paths that differ by a trailing slash alone',
  message: '"{path}" and "{other}" differ by a trailing slash alone.',
  severity: 'warning',
  requirements: ['RFC 3986 section 6.2.3', 'OpenAPI Paths Object'],
  rationale:
    'Frameworks and gateways often treat the two as one, or redirect one to the other. Which operation answers depends on the server.',
  examples: [
    { contract: 'berths-3.0.yaml' },
    {
      contract: 'berths-3.0.yaml',
      edit: ['  /harbour-plan:\n', '  /berths/:\n'],
      at: '/paths/~1berths~1',
    },
  ],
  target: 'Description',
  *check(_, context) {
    const first = new Map<string, string>()
    for (const { path, locate } of context.once(pathKeys)) {
      const trimmed = shapeOf(path).replace(/\/$/, '')
      const other = first.get(trimmed)
      if (other === undefined) first.set(trimmed, path)
      else if (other.endsWith('/') !== path.endsWith('/'))
        yield { at: locate(), data: { path, other } }
    }
  },
})
