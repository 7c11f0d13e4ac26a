import { objectMember } from '../../contracts/index.ts'
import { defineOpenApiRule } from '../rule.ts'
import { nodesOf } from './nodes-of.ts'

export const mediaTypesAreDistinct = defineOpenApiRule({
  id: 'RI2003',
  title: 'Forbid the same media type in two spellings',
  message: '"{mediaType}" is the same media type as "{other}" beside it.',
  severity: 'warning',
  requirements: ['RFC 9110 section 8.3.1', 'RFC 2045 section 5.1'],
  rationale:
    'Case and blanks do not tell media types apart. Which of two equal ones describes a message depends on the tool.',
  examples: [
    { contract: 'berths-3.0.yaml' },
    {
      contract: 'berths-3.0.yaml',
      edit: [
        '          application/merge-patch+json:\n',
        '          Application/JSON-Patch+json: {}\n          application/merge-patch+json:\n',
      ],
      at: '/paths/~1berths~1{berthNumber}/patch/requestBody/content/application~1json-patch+json',
    },
  ],
  target: 'Description',
  *check(_, context) {
    for (const node of nodesOf(context, 'Response', 'RequestBody')) {
      const first = new Map<string, string>()
      for (const mediaType of Object.keys(objectMember(node.value, 'content') ?? {})) {
        const key = mediaType.toLowerCase().replace(/\s+/g, '')
        const other = first.get(key)
        if (other === undefined) first.set(key, mediaType)
        else yield { at: node.at('content', mediaType), data: { mediaType, other } }
      }
    }
  },
})
