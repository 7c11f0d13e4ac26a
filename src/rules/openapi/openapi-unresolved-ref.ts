import { defineOpenApiRule } from '../rule.ts'

export const openapiUnresolvedRef = defineOpenApiRule({
  id: 'openapi-unresolved-ref',
  title: 'Require references that lead somewhere',
  message: 'The reference "{uri}" leads nowhere: {reason}.',
  severity: 'error',
  requirements: ['OpenAPI Reference Object'],
  rationale:
    'What a reference stands for is part of the contract. Tools that meet a dangling one stop, or leave the part out without a word.',
  examples: [
    { contract: 'parcels-3.0.yaml' },
    {
      contract: 'parcels-3.0.yaml',
      edit: ["$ref: '#/components/schemas/Address'", "$ref: '#/components/schemas/Adress'"],
      at: '/components/schemas/Parcel/properties/recipient/$ref',
    },
    { contract: 'parcels-3.1.yaml' },
    { contract: 'parcels-2.0.json' },
  ],
  target: 'Reference',
  *check(reference, { model }) {
    const { from, target, uri } = reference
    if (target.kind === 'nowhere') {
      yield { at: reference.location, data: { uri, reason: target.reason } }
    } else if (target.kind === 'unavailable' && target.problem === 'unreadable') {
      const reason = `the file cannot be read (${target.reason})`
      yield { at: reference.location, data: { uri, reason } }
    } else if (from.kind === 'Reference' && model.isCircular(from)) {
      const reason = 'it ends in a circle of nothing but references'
      yield { at: reference.location, data: { uri, reason } }
    }
  },
})
