import { admitsNamespace, isNarrowerOrEqual } from '../../../../src/contracts/index.ts'
import type { NamespaceConstraint } from '../../../../src/contracts/index.ts'
import { complexType, componentsOf } from './read-components.ts'

/** The constraint of an `xs:anyAttribute` with this `namespace`, in a schema of `urn:o`. */
async function constraint(namespace: string): Promise<NamespaceConstraint> {
  const set = await componentsOf(
    `<xs:complexType name="T"><xs:anyAttribute namespace="${namespace}"/></xs:complexType>`,
  )
  const { attributeWildcard } = complexType(set, 'T')
  if (attributeWildcard === undefined) throw new Error('no wildcard')
  return attributeWildcard.constraint
}

test.each([
  ['##any', ['', 'urn:o', 'urn:p']],
  ['##other', ['urn:p']],
  ['##local urn:p', ['', 'urn:p']],
  ['##targetNamespace', ['urn:o']],
  ['', []],
])('"%s" admits %j of no namespace, the target and another', async (namespace, admitted) => {
  const given = await constraint(namespace)
  const found = ['', 'urn:o', 'urn:p'].filter((one) => admitsNamespace(given, one))
  expect(found).toEqual(admitted)
})

test.each([
  ['urn:p', '##other', true],
  ['urn:o', '##other', false],
  ['##other', '##any', true],
  ['##any', '##other', false],
  ['##other', 'urn:p', false],
  ['urn:p', 'urn:p urn:q', true],
  ['##any', '##any', true],
])('that "%s" is no wider than "%s" is %s', async (one, other, expected) => {
  expect(isNarrowerOrEqual(await constraint(one), await constraint(other))).toBe(expected)
})
