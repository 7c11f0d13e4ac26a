import { objectMember } from '../../contracts/index.ts'
import { generatedNames } from './generated-name.ts'
import { schemaIndex } from './schema-index.ts'
import { defineOpenApiRule } from '../rule.ts'

export const propertyNamesStayDistinct = defineOpenApiRule({
  id: 'RI3024',
  title: 'Prefer properties that differ by more than case and signs',
  message: 'The property "{name}" becomes the same name as "{other}".',
  severity: 'info',
  requirements: ['RFC 8259 section 4'],
  rationale:
    'Generators make a field of each property. Two that differ by case, a hyphen or a sign become one field, or one is renamed.',
  examples: [
    { contract: 'berths-3.0.yaml' },
    {
      contract: 'berths-3.0.yaml',
      edit: ['        from:\n', '        Path: { type: string }\n        from:\n'],
      at: '/components/schemas/BerthChangeStep/properties/Path',
    },
  ],
  target: 'Description',
  *check(_, context) {
    const nameOf = context.once(generatedNames)
    for (const schema of context.once(schemaIndex).with('properties')) {
      const names = Object.keys(objectMember(schema.value, 'properties') ?? {})
      if (names.length < 2) continue
      const first = new Map<string, string>()
      for (const name of names) {
        const generated = nameOf(name)
        if (generated === undefined) continue
        const other = first.get(generated)
        if (other === undefined) first.set(generated, name)
        else yield { at: schema.at('properties', name), data: { name, other } }
      }
    }
  },
})
