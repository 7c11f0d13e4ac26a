import { memberOf, stringMember } from '../../contracts/index.ts'
import type { OpenApiKind, OpenApiVersion } from '../../contracts/index.ts'
import { defineOpenApiRule } from '../rule.ts'
import { unavailableParts } from './unavailable-parts.ts'

/** In 2.0 a schema may leave its items open, in 3.1 and later all of them may. */
const DEMANDING: Readonly<Partial<Record<OpenApiVersion, readonly OpenApiKind[]>>> = {
  '2.0': ['Parameter', 'Items', 'Header'],
  '3.0': ['Schema'],
}

export const openapiArrayItems = defineOpenApiRule({
  id: 'openapi-array-items',
  title: 'Require arrays to say what they hold',
  message: 'The type is "array", and "items" is missing.',
  severity: 'error',
  requirements: ['OpenAPI 2.0 Parameter Object', 'OpenAPI 3.0 Schema Object'],
  rationale: 'Without the type of its items an array cannot be generated, checked or documented.',
  examples: [
    { contract: 'parcels-3.0.yaml' },
    {
      contract: 'parcels-3.0.yaml',
      edit: [
        "          type: array\n          items:\n            $ref: '#/components/schemas/Parcel'\n",
        '          type: array\n',
      ],
      at: '/components/schemas/ParcelPage/properties/parcels',
    },
  ],
  target: 'Description',
  applies: ({ version }) => DEMANDING[version] !== undefined,
  *check(description) {
    const { nodes, version } = description
    const kinds = DEMANDING[version] ?? []
    for (const node of nodes) {
      if (!kinds.includes(node.kind) || stringMember(node.value, 'type') !== 'array') continue
      if (memberOf(node.value, 'items') === undefined) yield { at: node.location }
    }
    for (const reason of unavailableParts(description, kinds)) yield { unjudged: reason }
  },
})
