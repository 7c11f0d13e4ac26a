import { explainSchemaError } from '../../../src/rules/schema-validity/schema-messages.ts'

const XSD = '{http://www.w3.org/2001/XMLSchema}'

test.each([
  [
    `Element '${XSD}element', attribute 'ref': The QName value '{urn:a}x' does not resolve to a(n) element declaration.\n`,
    'ref names {urn:a}x, which is no element declaration',
    'Correct the name, define it, or import the schema that does.',
  ],
  [
    `Element '${XSD}element': The attribute 'nam' is not allowed.\n`,
    'xsd:element may not have an attribute "nam"',
    'Correct the name of the attribute, or remove it.',
  ],
  [
    `Element '${XSD}import': The attribute 'namespace' is required but missing.`,
    'xsd:import has no attribute "namespace"',
    'Add the attribute.',
  ],
  [
    `Element '${XSD}element', attribute 'name': 'a b' is not a valid value of the atomic type 'xs:NCName'.`,
    '"a b" is no xsd:NCName, as name of xsd:element must be',
    'Correct the value.',
  ],
  [
    `Element '${XSD}sequence': The content is not valid. Expected is (annotation?, (element | any)*).`,
    'xsd:sequence may hold only (annotation?, (element | any)*), in this order',
    'Move or remove what does not fit.',
  ],
  [
    'Something that was never seen before.',
    'Something that was never seen before',
    'Correct the schema at this place.',
  ],
])('%s', (message, problem, fix) => {
  expect(explainSchemaError(message)).toEqual({ problem, fix })
})
