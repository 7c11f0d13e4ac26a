import { readContract, type Resolution } from '../../../src/contracts/index.ts'
import { lintContract } from '../../../src/rules/index.ts'
import { shippedPack } from '../../../src/shipped/packs.ts'

const DESCRIPTION = `<definitions xmlns="http://schemas.xmlsoap.org/wsdl/" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/"
    xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:tns="urn:ping" xmlns:types="urn:types" xmlns:shared="urn:shared"
    targetNamespace="urn:ping">
  <import namespace="urn:shared" location="https://example.com/shared.wsdl"/>
  <types>
    <xsd:schema targetNamespace="urn:inline">
      <xsd:import namespace="urn:types" schemaLocation="https://example.com/types.xsd"/>
    </xsd:schema>
  </types>
  <message name="in"><part name="body" element="types:Ping"/></message>
  <portType name="PingPort"><operation name="ping"><input message="tns:in"/></operation></portType>
  <binding name="PingSoap" type="tns:PingPort">
    <soap:binding transport="http://schemas.xmlsoap.org/soap/http"/>
    <operation name="ping"><soap:operation soapAction="ping"/><input><soap:body use="literal"/></input></operation>
  </binding>
  <service name="Ping">
    <port name="Ping" binding="tns:PingSoap"><soap:address location="https://example.com/ping"/></port>
    <port name="Shared" binding="shared:SharedSoap"><soap:address location="https://example.com/"/></port>
  </service>
</definitions>
`

async function judgedWith(resolution: Resolution) {
  const contract = await readContract({
    entry: { name: 'ping.wsdl', bytes: Buffer.from(DESCRIPTION) },
    resolve: () => Promise.resolve(resolution),
  })
  const packs = [shippedPack('wsdl-core'), shippedPack('ws-i-bp-1.1')].filter(
    (one) => one !== undefined,
  )
  return lintContract(contract, { source: 'ping.wsdl', packs, assertions: true })
}

const IMPORT_RULES = ['BP2101', 'BP2102', 'BP2122', 'BP2416', 'BP2417']

test('what was not allowed to be read is missing input, and the contract is neither right nor wrong', async () => {
  const { verdict, findings, assertions, policies } = await judgedWith({
    kind: 'refused',
    reason: 'nothing is fetched',
  })
  expect(verdict).toBe('indeterminate')
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([])
  const results = IMPORT_RULES.map((rule) => assertions?.['ws-i-bp-1.1']?.[rule])
  expect(results).toEqual(IMPORT_RULES.map(() => 'missingInput'))
  const reasons = policies.flatMap(({ notEvaluated }) => notEvaluated)
  expect(reasons).toContainEqual({
    rule: 'BP2102',
    reason: 'the imported "https://example.com/types.xsd" is refused (nothing is fetched)',
  })
  expect(reasons).toContainEqual({
    rule: 'BP2101',
    reason: 'the imported "https://example.com/shared.wsdl" is refused (nothing is fetched)',
  })
})

test('what was looked for and is not there fails, as with the WS-I analyzer', async () => {
  const { verdict, assertions } = await judgedWith({ kind: 'missing', reason: 'it answers 404' })
  expect(verdict).toBe('fail')
  const results = IMPORT_RULES.map((rule) => assertions?.['ws-i-bp-1.1']?.[rule])
  expect(results).toEqual(IMPORT_RULES.map(() => 'failed'))
})
