import { defineOpenApiRule } from '../rule.ts'
import { unavailableParts } from './unavailable-parts.ts'

export const openapiUnavailableFile = defineOpenApiRule({
  id: 'openapi-unavailable-file',
  title: 'Report files that a description refers to and that are not at hand',
  message: 'The file "{uri}" is {problem}: {reason}. What it describes was not judged.',
  severity: 'warning',
  requirements: ['OpenAPI Reference Object'],
  rationale:
    'A contract can only be judged, and kept, as a whole. Whether the missing part is right nobody knows, so the verdict cannot be a pass.',
  examples: [
    { contract: 'parcels-3.1.yaml' },
    {
      contract: 'parcels-3.1.yaml',
      edit: ['$ref: parcels-types.yaml#/Weight', '$ref: parcel-types.yaml#/Weight'],
      at: '/components/schemas/Parcel/properties/weight/$ref',
    },
  ],
  target: 'Description',
  *check(description) {
    for (const { uri, problem, location } of description.imports) {
      if (problem === undefined || problem.kind === 'unreadable') continue
      const fix = 'Hand the file in together with this one.'
      yield {
        at: location,
        data: { uri: uri ?? '', problem: problem.kind, reason: problem.reason },
        fix,
      }
    }
    for (const reason of unavailableParts(description)) yield { unjudged: reason }
  },
})
