import { valueAt } from '../../../contracts/index.ts'
import { defineFormatRule } from '../../rule.ts'
import { localPointer, referencesIn } from '../local-references.ts'

export const asyncapiUnresolvedRef = defineFormatRule({
  id: 'asyncapi-unresolved-ref',
  title: 'Require references within an AsyncAPI document to lead somewhere',
  message: 'The reference "{uri}" leads to nothing in this document.',
  severity: 'error',
  requirements: ['AsyncAPI 2.6 and 3.0, "Reference Object"'],
  rationale: 'What stands at the end of the reference is part of the contract, and nobody has it.',
  examples: [
    { contract: 'orders-events-2.yaml' },
    {
      contract: 'orders-events-2.yaml',
      edit: ["'#/components/messages/OrderPlaced'", "'#/components/messages/Placed'"],
      at: '/channels/orders~1{id}~1placed/subscribe/message/$ref',
    },
    {
      contract: 'orders-events-3.yaml',
      edit: ["$ref: '#/channels/placed'", "$ref: '#/channels/place'"],
      at: '/operations/announce/channel/$ref',
    },
  ],
  target: 'AsyncApi',
  *check({ document }) {
    for (const { uri, pointer, isEmbedded } of referencesIn(document)) {
      if (isEmbedded) continue
      if (!uri.startsWith('#')) {
        yield { unjudged: `"${uri}" is another document, and those are not read for AsyncAPI` }
        continue
      }
      const tokens = localPointer(uri)
      if (tokens === undefined || valueAt(document.value, tokens) !== undefined) continue
      yield { at: document.locate(`${pointer}/$ref`), data: { uri } }
    }
  },
})
