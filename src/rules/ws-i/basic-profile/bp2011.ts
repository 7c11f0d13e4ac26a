import { defineWsdlRule } from '../../rule.ts'
import { schemaImportsOf } from './schema-imports.ts'

export const importedSchemaXmlVersion = defineWsdlRule({
  id: 'BP2011',
  aliases: ['WSI2011'],
  title: 'Require XML 1.0 in imported schemas',
  message: 'The imported schema "{uri}" declares XML version "{version}" instead of 1.0.',
  severity: 'error',
  requirements: ['R2011'],
  rationale: 'Many readers of schemas accept nothing but XML 1.0.',
  examples: [
    { contract: 'orders-imports.wsdl' },
    {
      contract: 'orders-imports.wsdl',
      file: 'orders-types.xsd',
      edit: ['<?xml version="1.0"', '<?xml version="1.1"'],
      at: '/definitions/types/xsd:schema/xsd:import',
    },
  ],
  prerequisites: ['BP2102'],
  target: 'Types',
  applies: (types) =>
    schemaImportsOf(types).some(({ uri, target }) => uri === undefined || target !== undefined),
  *check(types) {
    for (const { uri, target, location } of schemaImportsOf(types)) {
      const version = target?.document.declaration?.version ?? '1.0'
      if (version === '1.0') continue
      yield {
        at: location,
        data: { uri: uri ?? '', version },
        fix: 'Save the schema as XML 1.0.',
      }
    }
  },
})
