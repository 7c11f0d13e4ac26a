import { contentOf } from './content.ts'
import { essenceOf } from './media-type.ts'
import { effectiveType, schemaOf } from './schema-shape.ts'
import { defineOpenApiRule } from '../rule.ts'

export const jsonPatchIsAnArray = defineOpenApiRule({
  id: 'RI2010',
  title: 'Require JSON Patch documents to be arrays',
  message: 'A JSON Patch is an array of steps, but its schema is of type {type}.',
  severity: 'error',
  requirements: ['RFC 6902 section 3'],
  rationale:
    'A client that is generated from the description sends what every implementation of JSON Patch refuses.',
  examples: [
    { contract: 'berths-3.0.yaml' },
    {
      contract: 'berths-3.0.yaml',
      edit: [
        "            schema:\n              type: array\n              items:\n                $ref: '#/components/schemas/BerthChangeStep'\n",
        "            schema:\n              $ref: '#/components/schemas/BerthChangeStep'\n",
      ],
      at: '/paths/~1berths~1{berthNumber}/patch/requestBody/content/application~1json-patch+json',
    },
  ],
  target: 'RequestBody',
  *check(body, { model }) {
    for (const { mediaType, schema, locate } of contentOf(model, body)) {
      if (essenceOf(mediaType) !== 'application/json-patch+json') continue
      const node = schemaOf(model, schema)
      const type = node && effectiveType(model, node)
      if (type !== undefined && type !== 'array') yield { at: locate(), data: { type } }
    }
  },
})
