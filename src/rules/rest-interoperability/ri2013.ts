import { contentOf } from './content.ts'
import { isJson } from './media-type.ts'
import { defineOpenApiRule } from '../rule.ts'
import { nodesOf } from './nodes-of.ts'

export const jsonHasASchema = defineOpenApiRule({
  id: 'RI2013',
  title: 'Require a schema for JSON content',
  message: '"{mediaType}" has no schema, so its content is anything.',
  severity: 'warning',
  requirements: ['OpenAPI Media Type Object'],
  rationale:
    'Without a schema neither party can check what it sends or receives, and a generator gives its users an untyped value.',
  examples: [
    { contract: 'berths-3.0.yaml' },
    {
      contract: 'berths-3.0.yaml',
      edit: [
        "            application/json:\n              schema:\n                $ref: '#/components/schemas/BerthPage'\n              example:",
        '            application/json:\n              example:',
      ],
      at: '/paths/~1berths/get/responses/200/content/application~1json',
    },
  ],
  target: 'Description',
  applies: ({ version }) => version !== '2.0',
  *check(model, context) {
    for (const node of nodesOf(context, 'Response', 'RequestBody')) {
      for (const { mediaType, schema, locate } of contentOf(model, node)) {
        if (schema === undefined && isJson(mediaType)) yield { at: locate(), data: { mediaType } }
      }
    }
  },
})
