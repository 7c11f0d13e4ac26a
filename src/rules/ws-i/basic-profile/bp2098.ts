import { defineWsdlRule } from '../../rule.ts'

export const importsHaveLocations = defineWsdlRule({
  id: 'BP2098',
  aliases: ['WSI2098'],
  title: 'Require a location on each import',
  message: 'The import of namespace "{namespace}" has no location.',
  severity: 'error',
  requirements: ['R2007'],
  rationale: 'A namespace alone does not say where the imported description is.',
  examples: [
    { contract: 'orders-imports.wsdl' },
    {
      contract: 'orders-imports.wsdl',
      edit: [' location="orders-interface.wsdl"', ''],
      at: '/definitions/import',
    },
  ],
  target: 'Import',
  *check({ uri = '', namespace = '', location }) {
    if (uri.trim() !== '') return
    yield { at: location, data: { namespace }, fix: 'Add the location of the WSDL document.' }
  },
})
