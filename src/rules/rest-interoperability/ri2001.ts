import { listedMediaTypes } from './listed-media-types.ts'
import { isMediaType } from './media-type.ts'
import { defineOpenApiRule } from '../rule.ts'

export const mediaTypesAreWellFormed = defineOpenApiRule({
  id: 'RI2001',
  title: 'Require well-formed media types',
  message: '"{mediaType}" does not have the form of a media type, such as "application/json".',
  severity: 'error',
  requirements: ['RFC 9110 section 8.3.1', 'RFC 6838 section 4.2'],
  rationale:
    'No Content-Type ever equals such a key, so a client finds no description for what it receives and a server refuses what is sent.',
  examples: [
    { contract: 'berths-3.0.yaml' },
    {
      contract: 'berths-3.0.yaml',
      edit: ['            application/pdf:\n', '            pdf:\n'],
      at: '/paths/~1harbour-plan/get/responses/200/content/pdf',
    },
  ],
  target: 'Description',
  *check(_, context) {
    for (const { mediaType, locate } of listedMediaTypes(context)) {
      if (!isMediaType(mediaType)) yield { at: locate(), data: { mediaType } }
    }
  },
})
