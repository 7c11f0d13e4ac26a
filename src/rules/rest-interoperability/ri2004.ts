import { listedMediaTypes } from './listed-media-types.ts'
import { isJson, parameterOf } from './media-type.ts'
import { defineOpenApiRule } from '../rule.ts'

export const noCharsetOfJson = defineOpenApiRule({
  id: 'RI2004',
  title: 'Forbid a charset parameter on JSON',
  message: '"{mediaType}": JSON has no parameter "charset"; it is always UTF-8.',
  severity: 'info',
  requirements: ['RFC 8259 section 8.1', 'RFC 8259 section 11'],
  rationale:
    'The parameter says nothing, and keeps tools that compare media types as text from recognising JSON.',
  examples: [
    { contract: 'berths-3.0.yaml' },
    {
      contract: 'berths-3.0.yaml',
      edit: [
        '          application/merge-patch+json:\n',
        '          application/merge-patch+json; charset=utf-8:\n',
      ],
      at: '/paths/~1berths~1{berthNumber}/patch/requestBody/content/application~1merge-patch+json; charset=utf-8',
    },
  ],
  target: 'Description',
  *check(_, context) {
    for (const { mediaType, locate } of listedMediaTypes(context)) {
      if (mediaType.includes(';') && isJson(mediaType) && hasCharset(mediaType)) {
        yield { at: locate(), data: { mediaType } }
      }
    }
  },
})

function hasCharset(mediaType: string): boolean {
  return parameterOf(mediaType, 'charset') !== undefined
}
