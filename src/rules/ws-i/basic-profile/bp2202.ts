import { defineWsdlRule } from '../../rule.ts'
import { schemaImportsOf } from './schema-imports.ts'
import { isUnicodeEncoding } from './unicode-encoding.ts'

export const importedSchemasAreUnicode = defineWsdlRule({
  id: 'BP2202',
  aliases: ['WSI2202'],
  title: 'Require XML 1.0 in UTF-8 or UTF-16 for imported schemas',
  message: 'The imported schema "{uri}" declares {declared}.',
  severity: 'error',
  requirements: ['R2010'],
  rationale: 'UTF-8 and UTF-16 are the encodings that every XML reader must know.',
  examples: [
    { contract: 'orders-imports.wsdl' },
    {
      contract: 'orders-imports.wsdl',
      file: 'orders-types.xsd',
      edit: ['encoding="UTF-8"', 'encoding="ISO-8859-1"'],
      at: '/definitions/types/xsd:schema/xsd:import',
    },
  ],
  target: 'Types',
  applies: (types) => schemaImportsOf(types).length > 0,
  *check(types) {
    for (const { uri = '', target, location } of schemaImportsOf(types)) {
      const { encoding = 'UTF-8', version = '1.0' } = target?.document.declaration ?? {}
      const isUnicode = isUnicodeEncoding(encoding)
      if (isUnicode && version === '1.0') continue
      const declared = isUnicode ? `XML version "${version}"` : `the encoding "${encoding}"`
      yield {
        at: location,
        data: { uri, declared },
        fix: 'Save the schema as XML 1.0 in UTF-8.',
      }
    }
  },
})
