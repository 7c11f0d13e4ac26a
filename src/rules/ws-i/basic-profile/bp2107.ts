import { XSD } from '../../../contracts/index.ts'
import { defineWsdlRule } from '../../rule.ts'

const NAMESPACELESS = ['import', 'annotation']

export const schemasHaveTargetNamespaces = defineWsdlRule({
  id: 'BP2107',
  aliases: ['WSI2107'],
  title: 'Require a targetNamespace on schemas that define something',
  message: 'The schema defines {child} and has no targetNamespace.',
  severity: 'error',
  requirements: ['R2105'],
  rationale: 'Definitions without a namespace cannot be told apart from those of others.',
  examples: [
    { contract: 'orders-document.wsdl' },
    {
      contract: 'orders-document.wsdl',
      edit: ['<xsd:schema targetNamespace="http://example.com/orders/types" ', '<xsd:schema '],
      at: '/definitions/types/xsd:schema',
    },
  ],
  target: 'Types',
  applies: ({ schemas }) => schemas.length > 0,
  *check({ schemas }) {
    for (const { element, location, targetNamespace } of schemas) {
      if (targetNamespace !== '') continue
      const definition = element.children.find(
        ({ namespace, localName }) => namespace !== XSD || !NAMESPACELESS.includes(localName),
      )
      if (definition === undefined) continue
      yield {
        at: location,
        data: { child: `${definition.name} ${definition.attribute('name') ?? ''}`.trim() },
        fix: 'Give the schema a targetNamespace.',
      }
    }
  },
})
