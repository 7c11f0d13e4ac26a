import { objectMember } from '../../contracts/index.ts'
import { generatedName } from './generated-name.ts'
import { defineOpenApiRule } from '../rule.ts'

export const componentNamesStayDistinct = defineOpenApiRule({
  id: 'RI4017',
  title: 'Require schema names that differ by more than case and separators',
  message: 'The schema "{name}" becomes the same name as "{other}".',
  severity: 'warning',
  requirements: ['OpenAPI Components Object'],
  rationale:
    'Generators make a class, and often a file, of each schema. Two that differ by case alone overwrite each other.',
  examples: [
    { contract: 'berths-3.0.yaml' },
    {
      contract: 'berths-3.0.yaml',
      edit: [
        '    BerthService:\n      type: string\n',
        '    berth_page: { type: string }\n    BerthService:\n      type: string\n',
      ],
      at: '/components/schemas/berth_page',
    },
  ],
  target: 'Description',
  *check(model) {
    const { document, version } = model
    const components = objectMember(document.value, 'components')
    const schemas =
      version === '2.0'
        ? objectMember(document.value, 'definitions')
        : objectMember(components, 'schemas')
    const path = version === '2.0' ? ['definitions'] : ['components', 'schemas']
    const first = new Map<string, string>()
    for (const name of Object.keys(schemas ?? {})) {
      const generated = generatedName(name)
      if (generated === undefined) continue
      const other = first.get(generated)
      if (other === undefined) first.set(generated, name)
      else yield { at: document.at(...path, name), data: { name, other } }
    }
  },
})
