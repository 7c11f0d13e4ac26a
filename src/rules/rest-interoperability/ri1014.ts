import { objectMember, stringMember } from '../../contracts/index.ts'
import { defineOpenApiRule } from '../rule.ts'
import { nodesOf } from './nodes-of.ts'

const STANDARD: Readonly<Record<string, string>> = {
  'x-deprecation': 'Deprecation',
  'x-etag': 'ETag',
  'x-if-match': 'If-Match',
  'x-last-modified': 'Last-Modified',
  'x-link': 'Link',
  'x-location': 'Location',
  'x-retry-after': 'Retry-After',
  'x-sunset': 'Sunset',
}

export const standardFieldNames = defineOpenApiRule({
  id: 'RI1014',
  title: 'Prefer the header field of a standard over one with X-',
  message: 'The header field "{name}" has the job of "{standard}", which clients know.',
  severity: 'warning',
  requirements: ['RFC 6648 section 3'],
  rationale:
    'Libraries, proxies and caches act on the standard field by themselves; one with X- is known to nobody but its authors.',
  examples: [
    { contract: 'berths-3.0.yaml' },
    {
      contract: 'berths-3.0.yaml',
      edit: ['        Retry-After:\n', '        X-Retry-After:\n'],
      at: '/components/responses/TooManyRequests/headers/X-Retry-After',
    },
  ],
  target: 'Description',
  *check(_, context) {
    for (const node of nodesOf(context, 'Response', 'Parameter')) {
      if (node.kind === 'Response') {
        for (const name of Object.keys(objectMember(node.value, 'headers') ?? {})) {
          const standard = standardFor(name)
          if (standard !== undefined)
            yield { at: node.at('headers', name), data: { name, standard } }
        }
      }
      if (node.kind !== 'Parameter' || stringMember(node.value, 'in') !== 'header') continue
      const name = stringMember(node.value, 'name') ?? ''
      const standard = standardFor(name)
      if (standard !== undefined) yield { at: node.at('name'), data: { name, standard } }
    }
  },
})

function standardFor(name: string): string | undefined {
  const key = name.toLowerCase()
  return Object.hasOwn(STANDARD, key) ? STANDARD[key] : undefined
}
