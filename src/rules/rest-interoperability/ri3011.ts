import { defineOpenApiRule } from '../rule.ts'

/** Texts for people; nothing that a program does depends on them. */
const HARMLESS = new Set([
  '$ref',
  '$comment',
  'description',
  'example',
  'externalDocs',
  'summary',
  'title',
])

export const nothingBesideReferences = defineOpenApiRule({
  id: 'RI3011',
  title: 'Forbid keywords beside a reference to a schema',
  message: '"{field}" stands beside "$ref" and is ignored.',
  severity: 'warning',
  requirements: ['OpenAPI 2.0 Reference Object', 'OpenAPI 3.0 Reference Object'],
  rationale:
    'Some tools drop what stands beside "$ref", as the specification says, and others merge it, so one sees a default or null where another does not.',
  examples: [
    { contract: 'berths-3.0.yaml' },
    {
      contract: 'berths-3.0.yaml',
      edit: [
        "        boat:\n          $ref: '#/components/schemas/Boat'\n",
        "        boat:\n          nullable: true\n          $ref: '#/components/schemas/Boat'\n",
      ],
      at: '/components/schemas/ReservationRequest/properties/boat/nullable',
    },
  ],
  target: 'Description',
  applies: ({ version }) => version === '2.0' || version === '3.0',
  *check({ references }) {
    for (const { from, expects } of references) {
      if (from.kind !== 'Reference' || expects !== 'Schema') continue
      for (const field of Object.keys(from.value)) {
        if (!HARMLESS.has(field) && !field.startsWith('x-'))
          yield { at: from.at(field), data: { field } }
      }
    }
  },
})
