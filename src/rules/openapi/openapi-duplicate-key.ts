import { defineOpenApiRule } from '../rule.ts'

export const openapiDuplicateKey = defineOpenApiRule({
  id: 'openapi-duplicate-key',
  title: 'Forbid the same key twice in one object',
  message: 'The key "{key}" is written {count} times in the same object; only the last one counts.',
  severity: 'error',
  requirements: ['RFC 8259 section 4', 'YAML 1.2.2 section 3.2.1.1'],
  rationale:
    'Parsers drop all but one of equal keys, some the first and some the last, and say nothing. An operation can vanish that way.',
  examples: [
    { contract: 'parcels-3.0.yaml' },
    {
      contract: 'parcels-3.0.yaml',
      edit: [
        '      operationId: bookParcel\n',
        '      operationId: bookParcel\n      operationId: book\n',
      ],
      at: '/paths/~1parcels/post/operationId',
    },
  ],
  target: 'Description',
  *check({ documents }) {
    for (const document of documents) {
      for (const { pointer, key, places } of document.duplicateKeys) {
        const related = places
          .slice(0, -1)
          .map(({ start, end }) => document.source.location(pointer, start, end))
        yield { at: document.locate(pointer), data: { key, count: places.length }, related }
      }
    }
  },
})
