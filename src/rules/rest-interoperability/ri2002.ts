import { listedMediaTypes } from './listed-media-types.ts'
import { essenceOf } from './media-type.ts'
import { defineOpenApiRule } from '../rule.ts'

export const concreteMediaTypes = defineOpenApiRule({
  id: 'RI2002',
  title: 'Prefer concrete media types over ranges in responses',
  message: 'The range "{mediaType}" does not say what is sent.',
  severity: 'info',
  requirements: ['RFC 9110 section 12.5.1', 'OpenAPI Media Type Object'],
  rationale:
    'A range is how a client asks; an answer always has one media type. Generators cannot choose how to write or read a body from a range.',
  examples: [
    { contract: 'berths-3.0.yaml' },
    {
      contract: 'berths-3.0.yaml',
      edit: ['            application/pdf:\n', '            application/*:\n'],
      at: '/paths/~1harbour-plan/get/responses/200/content/application~1*',
    },
  ],
  target: 'Description',
  *check(_, context) {
    for (const { mediaType, node, locate } of listedMediaTypes(context)) {
      if (node.kind === 'Response' && essenceOf(mediaType).endsWith('/*'))
        yield { at: locate(), data: { mediaType } }
    }
  },
})
