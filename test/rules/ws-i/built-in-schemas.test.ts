import { readContract } from '../../../src/contracts/index.ts'
import { lintContract } from '../../../src/rules/index.ts'
import { shippedPack } from '../../../src/shipped/packs.ts'

const imports = (namespace: string) =>
  `<xsd:import namespace="${namespace}" schemaLocation="https://example.com/schema.xsd"/>`

/** A description whose schema imports schemas of standards from addresses that are not read. */
function description(schema: string): string {
  return `<definitions xmlns="http://schemas.xmlsoap.org/wsdl/" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/"
    xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:tns="urn:ping" targetNamespace="urn:ping"
    xmlns:envelope="http://www.w3.org/2003/05/soap-envelope" xmlns:wsnt="http://docs.oasis-open.org/wsn/b-2">
  <types>
    <xsd:schema targetNamespace="urn:ping">
      ${schema}
      <xsd:element name="ping" type="xsd:string"/>
    </xsd:schema>
  </types>
  <message name="in"><part name="body" element="tns:ping"/></message>
  <portType name="PingPort"><operation name="ping"><input message="tns:in"/></operation></portType>
  <binding name="PingSoap" type="tns:PingPort">
    <soap:binding transport="http://schemas.xmlsoap.org/soap/http"/>
    <operation name="ping"><soap:operation soapAction="ping"/><input><soap:body use="literal"/></input></operation>
  </binding>
  <service name="Ping">
    <port name="Ping" binding="tns:PingSoap"><soap:address location="https://example.com/ping"/></port>
  </service>
</definitions>
`
}

test.each([
  [
    'an envelope, whose attributes are those of XML',
    'http://www.w3.org/2003/05/soap-envelope',
    'envelope:Envelope',
  ],
  ['notifications, which use addresses', 'http://docs.oasis-open.org/wsn/b-2', 'wsnt:Notify'],
])(
  'a schema that stands in is nobody’s fault, and refers to others: %s',
  async (_, namespace, element) => {
    const text = description(
      `${imports(namespace)}<xsd:complexType name="Held"><xsd:sequence><xsd:element ref="${element}"/></xsd:sequence></xsd:complexType>`,
    )
    const contract = await readContract({
      entry: { name: 'ping.wsdl', bytes: Buffer.from(text) },
      resolve: () => Promise.resolve({ kind: 'refused', reason: 'nothing is fetched' }),
    })
    const pack = shippedPack('ws-i-bp-1.1')
    if (pack === undefined) throw new Error('The pack does not ship.')
    const { findings } = await lintContract(contract, { source: 'ping.wsdl', packs: [pack] })
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([])
  },
)
