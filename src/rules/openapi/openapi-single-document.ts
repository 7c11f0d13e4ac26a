import { defineOpenApiRule } from '../rule.ts'

export const openapiSingleDocument = defineOpenApiRule({
  id: 'openapi-single-document',
  title: 'Require one document in each file',
  message: 'The file holds {count} further YAML documents, which nobody reads.',
  severity: 'warning',
  requirements: ['OpenAPI section "Format"'],
  rationale:
    'A description is one document. What follows a second "---" is ignored by some tools and makes others fail.',
  examples: [
    { contract: 'parcels-3.0.yaml' },
    {
      contract: 'parcels-3.0.yaml',
      edit: ['openapi: 3.0.4\n', 'openapi: 3.0.4\n---\nopenapi: 3.0.3\n'],
      at: '',
    },
  ],
  target: 'Description',
  *check({ documents }) {
    for (const { furtherDocuments, source } of documents) {
      const [first] = furtherDocuments
      if (first === undefined) continue
      const at = source.location('', first.start, first.end)
      yield { at, data: { count: furtherDocuments.length } }
    }
  },
})
