import { defineWsdlRule } from '../rule.ts'
import { schemaFaultsOf } from '../schema-validity/schema-faults.ts'

export const schemasAreValid = defineWsdlRule({
  id: 'xsd-valid',
  title: 'Require schemas that are valid by XML Schema 1.0',
  message: 'The schema is not valid: {problem}.',
  severity: 'error',
  requirements: ['XML Schema part 1, section 5.1'],
  rationale: 'Messages are checked, and code is generated, by these schemas.',
  examples: [
    { contract: 'orders-types.xsd' },
    {
      contract: 'orders-types.xsd',
      edit: ['type="types:OrderNumber"', 'type="types:Number"'],
      at: "/xsd:schema/xsd:element[@name='cancelOrder']",
    },
    { contract: 'orders-document.wsdl' },
    {
      contract: 'orders-document.wsdl',
      edit: [
        '<xsd:sequence><xsd:element name="article"',
        '<xsd:sequences/><xsd:sequence><xsd:element name="article"',
      ],
      at: "/definitions/types/xsd:schema/xsd:complexType[@name='Item']/xsd:sequences",
    },
  ],
  target: 'Schema',
  async *check(schema, context) {
    const judgement = (await context.once(schemaFaultsOf)).get(schema)
    for (const { kind, at, problem, fix } of judgement?.faults ?? []) {
      if (kind === 'invalid') yield { at, data: { problem }, fix }
    }
    for (const reason of judgement?.unjudged ?? []) yield { unjudged: reason }
  },
})
