import { lintContract } from '../../../src/rules/index.ts'
import { shippedPack } from '../../../src/shipped/packs.ts'
import { readBundle } from '../../support/memory-bundle.ts'

/** A description with one binding, in which tests choose what matters to them. */
function description({
  types = '<xsd:schema targetNamespace="urn:orders"><xsd:element name="order" type="xsd:string"/></xsd:schema>',
  part = '<part name="order" element="tns:order"/>',
  message = 'tns:order',
} = {}): string {
  return `<w:definitions targetNamespace="urn:orders" xmlns:tns="urn:orders"
    xmlns:w="http://schemas.xmlsoap.org/wsdl/" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/"
    xmlns:xsd="http://www.w3.org/2001/XMLSchema">
  <w:types>${types}</w:types>
  <w:message name="order">${part.replace('<part', '<w:part')}</w:message>
  <w:portType name="Orders"><w:operation name="place"><w:input message="${message}"/></w:operation></w:portType>
  <w:binding name="OrdersSoap" type="tns:Orders">
    <soap:binding transport="http://schemas.xmlsoap.org/soap/http"/>
    <w:operation name="place"><soap:operation soapAction=""/><w:input><soap:body use="literal"/></w:input></w:operation>
  </w:binding>
</w:definitions>`
}

async function judge(text: string, files: Readonly<Record<string, string>> = {}) {
  const contract = await readBundle({ 'orders.wsdl': text, ...files })
  const packs = [shippedPack('ws-i-bp-1.1') ?? []].flat()
  const result = await lintContract(contract, { source: 'orders.wsdl', packs, assertions: true })
  const places = result.findings.map(({ rule, location }) => `${rule} ${location.pointer}`)
  return { outcomes: result.assertions?.['ws-i-bp-1.1'] ?? {}, places }
}

const SCHEMA = 'xmlns:xsd="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:orders"'

test('annotations count in schemas that are imported, and not in those that are included', async () => {
  const annotated = `<xsd:schema ${SCHEMA}><xsd:annotation/><xsd:element name="order" type="xsd:string"/></xsd:schema>`
  const including = description({
    types:
      '<xsd:schema targetNamespace="urn:orders"><xsd:include schemaLocation="a.xsd"/></xsd:schema>',
  })
  expect((await judge(including, { 'a.xsd': annotated })).outcomes['BP4202']).toBe('notApplicable')
  const importing = description({
    types: '<xsd:schema><xsd:import namespace="urn:orders" schemaLocation="a.xsd"/></xsd:schema>',
  })
  expect((await judge(importing, { 'a.xsd': annotated })).outcomes['BP4202']).toBe('passed')
})

test('a part cannot name an element of a schema without targetNamespace', async () => {
  const { outcomes, places } = await judge(
    description({
      types: '<xsd:schema><xsd:element name="order" type="xsd:string"/></xsd:schema>',
      part: '<part name="order" element="order"/>',
    }),
  )
  expect(outcomes).toMatchObject({ BP2115: 'passed', BP2417: 'failed' })
  expect(places).toContain("BP2417 /definitions/message[@name='order']/part[@name='order']")
})

test('a message named without prefix, where no default namespace is declared, is missing input', async () => {
  const { outcomes } = await judge(description({ message: 'order' }))
  expect(outcomes).toMatchObject({ BP2115: 'missingInput', BP2116: 'missingInput' })
})

test('an include that names no document makes the schema invalid', async () => {
  const { outcomes, places } = await judge(
    description({
      types: '<xsd:schema><xsd:include location="a.xsd"/></xsd:schema>',
    }),
  )
  expect(outcomes['BP2122']).toBe('failed')
  expect(places).toContain('BP2122 /definitions/types/xsd:schema/xsd:include')
})

test('anything but schemas in types fails, a schema of 1999 among them', async () => {
  for (const types of [
    '<xsd:import namespace="urn:x"/>',
    '<s:schema xmlns:s="http://www.w3.org/1999/XMLSchema"/>',
    '<r:grammar xmlns:r="http://relaxng.org/ns/structure/1.0"/>',
  ]) {
    expect((await judge(description({ types }))).outcomes['BP2122']).toBe('failed')
  }
})
