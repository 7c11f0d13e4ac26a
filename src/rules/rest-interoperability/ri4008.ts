import { pathKeys } from './path-keys.ts'
import { defineOpenApiRule } from '../rule.ts'

export const pathsAreNormal = defineOpenApiRule({
  id: 'RI4008',
  title: 'Forbid empty segments and dot segments in paths',
  message: 'The path "{path}" has the segment "{segment}", which clients and proxies take out.',
  severity: 'warning',
  requirements: ['RFC 3986 section 5.2.4', 'RFC 3986 section 6.2.2.3'],
  rationale:
    'Libraries remove "." and ".." before they send a request, and many servers merge slashes, so that the request arrives elsewhere.',
  examples: [
    { contract: 'berths-3.0.yaml' },
    {
      contract: 'berths-3.0.yaml',
      edit: ['  /harbour-plan:\n', '  /harbour//plan:\n'],
      at: '/paths/~1harbour~1~1plan',
    },
  ],
  target: 'Description',
  *check(_, context) {
    for (const { path, locate } of context.once(pathKeys)) {
      const inner = path.split('/').slice(1, path.endsWith('/') ? -1 : undefined)
      const segment = inner.find((one) => one === '' || one === '.' || one === '..')
      if (segment !== undefined) yield { at: locate(), data: { path, segment } }
    }
  },
})
