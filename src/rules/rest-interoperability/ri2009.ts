import { contentOf, requestBodyOf } from './content.ts'
import { essenceOf } from './media-type.ts'
import { isServed, methodOf } from './requests.ts'
import { defineOpenApiRule } from '../rule.ts'

export const patchSaysHow = defineOpenApiRule({
  id: 'RI2009',
  title: 'Prefer a patch media type for PATCH',
  message: 'PATCH takes "{mediaType}", which does not say how the resource changes.',
  severity: 'hint',
  requirements: ['RFC 5789 section 2', 'RFC 7396', 'RFC 6902'],
  rationale:
    'Whether a missing member stays as it is, and null removes one, follows from the media type of the patch. Plain JSON leaves it to guessing.',
  examples: [
    { contract: 'berths-3.0.yaml' },
    {
      contract: 'berths-3.0.yaml',
      edit: ['          application/merge-patch+json:\n', '          application/json:\n'],
      at: '/paths/~1berths~1{berthNumber}/patch/requestBody',
    },
  ],
  target: 'Operation',
  applies: (operation, { model }) =>
    model.version !== '2.0' && methodOf(operation) === 'PATCH' && isServed(operation),
  *check(operation, { model }) {
    const body = requestBodyOf(model, operation)
    const forms = body === undefined ? [] : contentOf(model, body)
    const plain = forms.find(({ mediaType }) => essenceOf(mediaType) === 'application/json')
    if (plain !== undefined) {
      yield { at: operation.at('requestBody'), data: { mediaType: plain.mediaType } }
    }
  },
})
