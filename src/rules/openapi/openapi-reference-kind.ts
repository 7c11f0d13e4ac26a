import { kindOfValue, tokensOf, valueAt } from '../../contracts/index.ts'
import type { OpenApiReference } from '../../contracts/index.ts'
import { defineOpenApiRule } from '../rule.ts'

export const openapiReferenceKind = defineOpenApiRule({
  id: 'openapi-reference-kind',
  title: 'Require references to objects of the kind that is wanted',
  message: 'The reference "{uri}" leads to {found} where a {wanted} is wanted.',
  severity: 'error',
  requirements: ['OpenAPI Reference Object'],
  rationale:
    'A reference stands for an object of one kind. One that leads to another kind is read as nonsense, or not at all.',
  examples: [
    { contract: 'parcels-3.0.yaml' },
    {
      contract: 'parcels-3.0.yaml',
      edit: ["$ref: '#/components/parameters/ParcelId'", "$ref: '#/components/schemas/Parcel'"],
      at: '/paths/~1parcels~1{parcelId}/parameters/0/$ref',
    },
  ],
  target: 'Reference',
  *check(reference, { model }) {
    const { expects, target, uri } = reference
    if (target.kind === 'node') {
      const found = model.resolve(target.node)?.kind
      if (found === undefined || found === expects) return
      yield { at: reference.location, data: { uri, found: `a ${found}`, wanted: expects } }
    } else if (target.kind === 'value') {
      const value = valueOf(target)
      // From 3.1 on `true` and `false` are schemas (JSON Schema 2020-12, core, section 4.3.2).
      if (expects === 'Schema' && model.version !== '3.0' && typeof value === 'boolean') return
      yield { at: reference.location, data: { uri, found: kindOfValue(value), wanted: expects } }
    }
  },
})

function valueOf({ document, pointer }: Extract<OpenApiReference['target'], { kind: 'value' }>) {
  return valueAt(document.value, tokensOf(pointer) ?? []) ?? null
}
