import {
  compareContracts,
  judgeConsumers,
  readConsumer,
  type OperationUse,
} from '../../../src/compatibility/index.ts'
import { readContract, type Contract } from '../../../src/contracts/index.ts'

const SCHEMA = `
  <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:t="urn:o" targetNamespace="urn:o" elementFormDefault="qualified">
    <xs:element name="Place" type="t:NewOrder"/>
    <xs:element name="Placed">
      <xs:complexType><xs:sequence>
        <xs:element name="id" type="xs:string"/>
        <xs:element name="note" type="xs:string" minOccurs="0"/>
        <xs:element name="line" type="t:Line" maxOccurs="9"/>
      </xs:sequence><xs:attribute name="state" type="xs:string"/></xs:complexType>
    </xs:element>
    <xs:element name="Fault" type="t:Reason"/>
    <xs:complexType name="NewOrder"><xs:sequence>
      <xs:element name="article" type="xs:string"/>
      <xs:element name="gift" type="t:Gift" minOccurs="0"/>
    </xs:sequence></xs:complexType>
    <xs:complexType name="Gift"><xs:sequence>
      <xs:element name="card" type="xs:string" minOccurs="0"/>
    </xs:sequence></xs:complexType>
    <xs:complexType name="Line"><xs:sequence>
      <xs:element name="article" type="xs:string"/>
      <xs:element name="weight" type="xs:string"/>
      <xs:element name="part" type="t:Line" minOccurs="0"/>
    </xs:sequence></xs:complexType>
    <xs:complexType name="Reason"><xs:sequence><xs:element name="why" type="xs:string"/></xs:sequence></xs:complexType>
  </xs:schema>`

const wsdl = (schema: string) => `<definitions xmlns="http://schemas.xmlsoap.org/wsdl/"
    xmlns:t="urn:o" targetNamespace="urn:o">
  <types>${schema}</types>
  <message name="Place"><part name="body" element="t:Place"/></message>
  <message name="Placed"><part name="body" element="t:Placed"/></message>
  <message name="Fault"><part name="body" element="t:Fault"/></message>
  <portType name="Orders"><operation name="place">
    <input message="t:Place"/><output message="t:Placed"/><fault name="f" message="t:Fault"/>
  </operation></portType>
</definitions>`

const bytesOf = (text: string) => new TextEncoder().encode(text)

async function contractOf(schema: string): Promise<Contract> {
  const entry = { name: 'orders.wsdl', bytes: bytesOf(wsdl(schema)) }
  const contract = await readContract({ entry })
  if (!contract.readable) throw new Error(contract.error.message)
  return contract
}

/** What the changes of an edit that can break consumers say of one. */
async function hitsOf(from: string, to: string, operation: OperationUse) {
  expect(SCHEMA.split(from)).toHaveLength(2)
  const before = await contractOf(SCHEMA)
  const after = await contractOf(SCHEMA.replace(from, to))
  const { changes } = compareContracts(
    { source: 'old', contract: before },
    { source: 'new', contract: after },
    { asOf: '2027-01-01' },
  )
  const judged = judgeConsumers(changes, before, after, [
    { consumer: 'shop', operations: [operation] },
  ])
  const asked = judged.filter(({ consumers }) => consumers !== undefined)
  expect(asked.map(({ level }) => level)).not.toEqual([])
  return asked.flatMap(({ consumers = [] }) => consumers.map(({ reason }) => reason))
}

const complete = (...paths: readonly string[]) => ({
  fields: paths.map((path) => ({ path })),
  isComplete: true,
})
const reads = (...paths: readonly string[]): OperationUse => ({
  operation: 'place',
  response: { body: complete(...paths) },
})
const sends = (...paths: readonly string[]): OperationUse => ({
  operation: 'place',
  request: { body: complete(...paths) },
})

const READS = ['It reads this in answers of place.']
const LACKS = ['Its requests to place lack this.']
const CALLS = ['It calls place.']

const rows: readonly (readonly [string, string, string, OperationUse, readonly string[]])[] = [
  [
    'an element of an answer is gone: who reads it',
    '<xs:element name="id" type="xs:string"/>',
    '',
    reads('id'),
    READS,
  ],
  [
    'an element of an answer is gone: who reads another',
    '<xs:element name="id" type="xs:string"/>',
    '',
    reads('note', 'line.article', '@state'),
    [],
  ],
  [
    'an element of lines is gone: who reads the lines',
    '<xs:element name="weight" type="xs:string"/>',
    '',
    reads('line'),
    READS,
  ],
  [
    'an element of lines is gone: who reads it of parts, with brackets',
    '<xs:element name="weight" type="xs:string"/>',
    '',
    reads('line[].part.weight'),
    READS,
  ],
  [
    'an element of lines is gone: who reads beside it',
    '<xs:element name="weight" type="xs:string"/>',
    '',
    reads('line.article'),
    [],
  ],
  [
    'the type of an element became another: who does not read it',
    '<xs:element name="id" type="xs:string"/>',
    '<xs:element name="id" type="t:Gift"/>',
    reads('note'),
    [],
  ],
  [
    'the type of an element became another: who reads it',
    '<xs:element name="id" type="xs:string"/>',
    '<xs:element name="id" type="t:Gift"/>',
    reads('id'),
    CALLS,
  ],
  [
    'an element must be sent: who does not send it',
    '<xs:element name="article" type="xs:string"/>\n      <xs:element name="gift"',
    '<xs:element name="article" type="xs:string"/><xs:element name="tenant" type="xs:string"/><xs:element name="gift"',
    sends('article'),
    LACKS,
  ],
  [
    'an element must be sent: who sends it already',
    '<xs:element name="article" type="xs:string"/>\n      <xs:element name="gift"',
    '<xs:element name="article" type="xs:string"/><xs:element name="tenant" type="xs:string"/><xs:element name="gift"',
    sends('article', 'tenant'),
    [],
  ],
  [
    'an element must be sent inside an optional one: who does not send that',
    '<xs:element name="card" type="xs:string" minOccurs="0"/>',
    '<xs:element name="card" type="xs:string" minOccurs="0"/><xs:element name="colour" type="xs:string"/>',
    sends('article'),
    [],
  ],
  [
    'an element of a fault is gone: nobody says what is read of faults',
    '<xs:element name="why" type="xs:string"/>',
    '',
    reads('id'),
    ['It calls place; whether it depends on this is not known.'],
  ],
]

test.each(rows)('%s', async (_name, from, to, use, expected) => {
  expect(await hitsOf(from, to, use)).toEqual(expected)
})

test("a consumer's own WSDL names operations with the fields that it declares", async () => {
  const entry = { name: 'client.wsdl', bytes: bytesOf(wsdl(SCHEMA)) }
  const notFound = () => Promise.resolve({ kind: 'missing', reason: 'There is none.' } as const)
  expect(await readConsumer(entry, notFound, 'shop')).toEqual({
    readable: true,
    source: 'client-description',
    usage: {
      consumer: 'shop',
      operations: [
        {
          operation: 'place',
          request: { body: complete('article', 'gift.card') },
          response: {
            body: complete('@state', 'id', 'note', 'line.article', 'line.weight', 'line.part'),
          },
        },
      ],
    },
  })
})

test('a part that is sent in a header is no field of the body', async () => {
  const text = wsdl(SCHEMA)
    .replace(
      '<part name="body" element="t:Place"/>',
      '<part name="id" type="t:Gift"/><part name="user" type="t:Reason"/>',
    )
    .replace(
      '</definitions>',
      `<binding name="B" type="t:Orders" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/"><soap:binding style="rpc"/>
        <operation name="place"><input>
          <soap:header message="t:Place" part="user" use="literal"/><soap:body parts="id" use="literal"/>
        </input></operation></binding></definitions>`,
    )
  const entry = { name: 'client.wsdl', bytes: bytesOf(text) }
  const notFound = () => Promise.resolve({ kind: 'missing', reason: 'There is none.' } as const)
  expect(await readConsumer(entry, notFound, 'shop')).toMatchObject({
    usage: { operations: [{ request: { body: complete('id.card') } }] },
  })
})
