import { defineOpenApiRule } from '../rule.ts'
import { reportStructure } from './structure/report-structure.ts'
import { unavailableParts } from './unavailable-parts.ts'

export const openapiSchema = defineOpenApiRule({
  id: 'openapi-schema',
  title: 'Require the structure that the specification demands',
  message: 'The description is not valid OpenAPI {version}: {problem}.',
  severity: 'error',
  requirements: ['OpenAPI JSON Schema'],
  rationale:
    'Generators, gateways and mocks read a description by its structure. A field that is missing, misspelt or of another type is ignored by some of them and refused by others.',
  examples: [
    { contract: 'parcels-3.0.yaml' },
    {
      contract: 'parcels-3.0.yaml',
      edit: ['minimum: 1\n', 'minimum: one\n'],
      at: '/paths/~1parcels/get/parameters/1/schema/minimum',
    },
    { contract: 'parcels-3.1.yaml' },
    { contract: 'berths-3.2.yaml' },
    {
      contract: 'berths-3.2.yaml',
      edit: ['      COPY:\n', '      POST:\n'],
      at: '/paths/~1berths/additionalOperations/POST',
    },
    { contract: 'parcels-2.0.json' },
  ],
  target: 'Description',
  async *check(description) {
    const { faults, unjudged } = await reportStructure(description)
    for (const { at, problem } of faults) {
      yield { at, data: { version: description.version, problem } }
    }
    for (const reason of unjudged) yield { unjudged: reason }
    for (const reason of unavailableParts(description)) yield { unjudged: reason }
  },
})
