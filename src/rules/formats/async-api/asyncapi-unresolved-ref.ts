import { defineFormatRule } from '../../rule.ts'
import { referencesIn } from '../local-references.ts'
import { referenceTarget } from '../reference-target.ts'

export const asyncapiUnresolvedRef = defineFormatRule({
  id: 'asyncapi-unresolved-ref',
  title: 'Require references of an AsyncAPI document to lead somewhere',
  message: 'The reference "{uri}" leads to nothing.',
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
  *check(model) {
    for (const document of model.references?.documents ?? [model.document]) {
      for (const { uri, pointer, isEmbedded } of referencesIn(document)) {
        if (isEmbedded) continue
        const target = referenceTarget(uri, document, model)
        if (target.kind === 'unavailable') yield { unjudged: target.reason }
        if (target.kind === 'nowhere') {
          yield { at: document.locate(`${pointer}/$ref`), data: { uri } }
        }
      }
    }
  },
})
