import { explainSchemaError } from '../../../src/rules/schema-validity/schema-messages.ts'

const XSD = '{http://www.w3.org/2001/XMLSchema}'

test.each([
  [
    `Element '${XSD}element', attribute 'ref': The QName value '{urn:a}x' does not resolve to a(n) element declaration.\n`,
    'ref names {urn:a}x, which is no element declaration',
  ],
  [
    `Element '${XSD}element': The attribute 'nam' is not allowed.\n`,
    'xsd:element may not have an attribute "nam"',
  ],
  [
    `Element '${XSD}import': The attribute 'namespace' is required but missing.`,
    'xsd:import has no attribute "namespace"',
  ],
  [
    `Element '${XSD}element', attribute 'name': 'a b' is not a valid value of the atomic type 'xs:NCName'.`,
    '"a b" is no xsd:NCName, as name of xsd:element must be',
  ],
  [
    `Element '${XSD}sequence': The content is not valid. Expected is (annotation?, (element | any)*).`,
    'xsd:sequence may hold only (annotation?, (element | any)*), in this order',
  ],
  ['Something that was never seen before.', 'Something that was never seen before'],
])('%s', (message, words) => {
  expect(explainSchemaError(message)).toBe(words)
})
