import { arrayMember, stringMember } from '../../contracts/index.ts'
import { defineOpenApiRule } from '../rule.ts'

export const openapiTagUnique = defineOpenApiRule({
  id: 'openapi-tag-unique',
  title: 'Forbid two tags with the same name',
  message: 'The tag "{name}" is declared before.',
  severity: 'error',
  requirements: ['OpenAPI Object, tags'],
  rationale: 'Operations name their tag; of two with the same name only one description is shown.',
  examples: [
    { contract: 'parcels-3.0.yaml' },
    {
      contract: 'parcels-3.0.yaml',
      edit: ['  - name: depots\n', '  - name: parcels\n'],
      at: '/tags/1/name',
    },
  ],
  target: 'Document',
  *check(document) {
    const first = new Map<string, number>()
    for (const [index, tag] of arrayMember(document.value, 'tags').entries()) {
      const name = stringMember(tag, 'name')
      if (name === undefined) continue
      const known = first.get(name)
      if (known === undefined) {
        first.set(name, index)
      } else {
        const related = [document.at('tags', known, 'name')]
        yield { at: document.at('tags', index, 'name'), data: { name }, related }
      }
    }
  },
})
