import { defineWsdlRule } from '../rule.ts'
import { schemaFaultsOf } from '../schema-validity/schema-faults.ts'

/** A warning: the specification forbids it, and many readers and published schemas do not mind. */
export const contentModelsAreUnambiguous = defineWsdlRule({
  id: 'xsd-unambiguous',
  title: 'Require content models that are unambiguous',
  message: '{problem}.',
  severity: 'warning',
  requirements: ['XML Schema part 1, section 3.8.6 (unique particle attribution)'],
  rationale:
    'Readers that check the rule reject the schema; others may take content for another part than was meant.',
  examples: [
    { contract: 'orders-types.xsd' },
    {
      contract: 'orders-types.xsd',
      edit: [
        '  <xsd:simpleType',
        '  <xsd:complexType name="Note"><xsd:sequence>\n    <xsd:element name="text" type="xsd:string" minOccurs="0"/><xsd:element name="text" type="xsd:string"/>\n  </xsd:sequence></xsd:complexType>\n  <xsd:simpleType',
      ],
      at: "/xsd:schema/xsd:complexType[@name='Note']",
    },
  ],
  target: 'Schema',
  async *check(schema, context) {
    const judgement = (await context.once(schemaFaultsOf)).get(schema)
    for (const { kind, at, problem, fix } of judgement?.faults ?? []) {
      if (kind === 'ambiguous') yield { at, data: { problem }, fix }
    }
  },
})
