import { arrayMember, memberOf, stringMember } from '../../contracts/index.ts'
import { defineOpenApiRule } from '../rule.ts'
import { parameterLists } from './parameters.ts'

const FORM_MEDIA_TYPE = /^(?:multipart\/form-data|application\/x-www-form-urlencoded)\s*(?:;|$)/i

export const openapiFileParameter = defineOpenApiRule({
  id: 'openapi-file-parameter',
  title: 'Require a form media type for operations that take files',
  message: 'The file parameter "{name}" needs an operation that consumes multipart/form-data.',
  severity: 'error',
  requirements: ['OpenAPI 2.0 Parameter Object'],
  rationale:
    'A file travels as a part of a form; in any other media type there is no place for it.',
  examples: [
    { contract: 'parcels-2.0.json' },
    {
      contract: 'parcels-2.0.json',
      edit: ['"consumes": ["multipart/form-data"]', '"consumes": ["application/json"]'],
      at: '/paths/~1parcels~1{parcelId}~1customs-form/put',
    },
  ],
  target: 'Operation',
  applies: (_, { model }) => model.version === '2.0',
  *check(operation, context) {
    const owners = operation.parent === undefined ? [] : [operation.parent]
    const { parameters, unknown } = context.once(parameterLists).effective(owners, operation)
    const hasOwn = memberOf(operation.value, 'consumes') !== undefined
    const consumes = arrayMember(
      hasOwn ? operation.value : context.model.document.value,
      'consumes',
    )
    const takesForms = consumes.some(
      (mediaType) => typeof mediaType === 'string' && FORM_MEDIA_TYPE.test(mediaType),
    )
    for (const { name, node } of parameters) {
      if (stringMember(node.value, 'type') === 'file' && !takesForms) {
        yield { at: operation.location, data: { name } }
      }
    }
    for (const uri of unknown) yield { unjudged: `"${uri}" leads nowhere` }
  },
})
