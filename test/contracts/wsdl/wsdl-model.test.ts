import type { Definitions, WsdlModel } from '../../../src/contracts/index.ts'
import { readBundle } from '../../support/memory-bundle.ts'

const NAMESPACES = `xmlns="http://schemas.xmlsoap.org/wsdl/" xmlns:tns="urn:orders" targetNamespace="urn:orders"
  xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/" xmlns:s12="http://schemas.xmlsoap.org/wsdl/soap12/"
  xmlns:http="http://schemas.xmlsoap.org/wsdl/http/" xmlns:mime="http://schemas.xmlsoap.org/wsdl/mime/"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"`

async function read(body: string): Promise<Definitions> {
  const { model } = await readBundle({
    'a.wsdl': `<definitions name="Orders" ${NAMESPACES}>${body}</definitions>`,
  })
  return (model as WsdlModel).definitions
}

const only = <T>(list: readonly T[]): T => {
  const [item] = list
  if (item === undefined || list.length !== 1) throw new Error(`${list.length} items, not one`)
  return item
}

describe('the abstract part', () => {
  test('has messages whose parts name an element or a type', async () => {
    const { messages } = await read(
      `<message name="M"><documentation>In &amp; out</documentation><part name="p" element="tns:Order"/><part name="q" type="xs:string"/></message>`,
    )
    const message = only(messages)
    expect(message).toMatchObject({ kind: 'Message', name: 'M', documentation: 'In & out' })
    expect(message.parts).toMatchObject([
      {
        name: 'p',
        elementName: { namespace: 'urn:orders', localName: 'Order' },
        typeName: undefined,
      },
      { name: 'q', elementName: undefined, typeName: { localName: 'string' } },
    ])
    expect(message.parts[0]?.parent).toBe(message)
    expect(message.parts[0]?.location).toEqual({
      file: 'a.wsdl',
      pointer: "/definitions/message[@name='M']/part[@name='p']",
      line: 4,
      column: 108,
      endLine: 4,
      endColumn: 144,
    })
  })

  const input = '<input message="tns:I"/>'
  const output = '<output message="tns:O"/>'
  test.each([
    ['one-way', input, 'place', undefined],
    ['request-response', input + output, 'placeRequest', 'placeResponse'],
    ['solicit-response', output + input, 'placeResponse', 'placeSolicit'],
    ['notification', output, undefined, 'place'],
    [undefined, '', undefined, undefined],
  ])('has operations of the kind %s', async (exchange, body, inputName, outputName) => {
    const { portTypes } = await read(
      `<portType name="P"><operation name="place" parameterOrder="a  b">${body}</operation></portType>`,
    )
    const operation = only(only(portTypes).operations)
    expect(operation).toMatchObject({ exchange, parameterOrder: ['a', 'b'] })
    expect(operation.input?.effectiveName).toBe(inputName)
    expect(operation.output?.effectiveName).toBe(outputName)
  })

  test('keeps names and faults that are given', async () => {
    const { portTypes } = await read(
      `<portType name="P"><operation name="o"><input name="in" message="tns:I"/><fault name="f" message="tns:F"/></operation></portType>`,
    )
    const operation = only(only(portTypes).operations)
    expect(operation.input?.effectiveName).toBe('in')
    expect(only(operation.faults)).toMatchObject({
      role: 'fault',
      name: 'f',
      message: { localName: 'F' },
    })
  })
})

describe('a SOAP binding', () => {
  const binding = `<binding name="B" type="tns:P"><soap:binding style="rpc" transport="urn:t"/>
    <operation name="o"><soap:operation soapAction="urn:a" style="document"/>
      <input><soap:header message="tns:H" part="h" use="literal"><soap:headerfault message="tns:HF" part="f" use="literal"/></soap:header>
        <soap:body parts="a b" use="encoded" encodingStyle="urn:e" namespace="urn:n"/></input>
      <output><mime:multipartRelated><mime:part><soap:body use="literal"/></mime:part></mime:multipartRelated></output>
      <fault name="F"><soap:fault name="F" use="literal"/></fault>
    </operation>
    <operation name="p"><input><soap:body/></input></operation>
  </binding>`

  test('keeps what each element says', async () => {
    const { kind, type, soap, operations, protocol } = only((await read(binding)).bindings)
    expect({ kind, type, protocol }).toEqual({
      kind: 'Binding',
      protocol: 'soap-1.1',
      type: { namespace: 'urn:orders', localName: 'P', prefix: 'tns' },
    })
    expect(soap).toMatchObject({ style: 'rpc', transport: 'urn:t', soapVersion: '1.1' })
    const [first] = operations
    expect(first?.soap).toMatchObject({ soapAction: 'urn:a', style: 'document' })
    expect(first?.input?.soapBodies).toMatchObject([
      {
        kind: 'SoapBody',
        parts: ['a', 'b'],
        use: 'encoded',
        encodingStyle: 'urn:e',
        namespace: 'urn:n',
      },
    ])
    const header = first?.input?.soapHeaders[0]
    expect(header).toMatchObject({ message: { localName: 'H' }, part: 'h', use: 'literal' })
    expect(header?.headerFaults).toMatchObject([{ message: { localName: 'HF' }, part: 'f' }])
    expect(first?.faults[0]?.soapFaults).toMatchObject([{ name: 'F', use: 'literal' }])
  })

  test('has MIME elements among the extensions, with the SOAP elements in them', async () => {
    const output = only((await read(binding)).bindings).operations[0]?.output
    expect(output?.soapBodies).toEqual([])
    expect(output?.extensions.map((element) => element.pointer)).toEqual([
      "/definitions/binding[@name='B']/operation[@name='o']/output/mime:multipartRelated",
    ])
  })

  test('has the style of the operation in effect before that of the binding', async () => {
    const [first, second] = only((await read(binding)).bindings).operations
    expect([first?.style, second?.style]).toEqual(['document', 'rpc'])
    expect(second?.input?.soapBodies[0]).toMatchObject({ style: 'rpc', parts: undefined })
    expect(second?.input?.soapBodies[0]?.operation).toBe(second)
  })

  test('defaults to the style document', async () => {
    const { bindings } = await read(
      '<binding name="B" type="tns:P"><operation name="o"/></binding>',
    )
    expect(only(only(bindings).operations).style).toBe('document')
  })
})

test('services have ports with their addresses and protocols', async () => {
  const { services } = await read(
    `<service name="S"><documentation>Orders</documentation>
       <port name="a" binding="tns:A"><soap:address location="http://a/"/></port>
       <port name="b" binding="tns:B"><s12:address location="http://b/"/></port>
       <port name="c" binding="tns:C"><http:address location="http://c/"/></port>
       <port name="d" binding="tns:D"/></service>`,
  )
  const { ports, documentation } = only(services)
  expect(documentation).toBe('Orders')
  expect(ports.map((port) => [port.address, port.soapAddress?.soapVersion])).toEqual([
    ['http://a/', '1.1'],
    ['http://b/', '1.2'],
    ['http://c/', undefined],
    [undefined, undefined],
  ])
  expect(ports[0]?.binding).toMatchObject({ namespace: 'urn:orders', localName: 'A' })
})

test('the summary tells services, operations, messages and types', async () => {
  const { summary, format } = await readBundle({
    'a.wsdl': `<definitions name="Orders" ${NAMESPACES}><documentation> Takes
        orders </documentation>
      <types><xs:schema targetNamespace="urn:types"><xs:element name="E"/><xs:attribute name="A"/><xs:simpleType name="T"/></xs:schema></types>
      <message name="M"><part name="p" element="tns:E"/><part name="q" type="xs:int"/></message>
      <portType name="P"><operation name="o"><documentation>Places</documentation><input message="tns:M"/><fault name="f" message="tns:F"/></operation></portType>
      <service name="S"><port name="a" binding="tns:A"><s12:address location="http://a/"/></port></service></definitions>`,
  })
  expect(format).toBe('wsdl-1.1')
  expect(summary).toMatchObject({
    format: 'wsdl-1.1',
    title: 'Orders',
    description: 'Takes orders',
    namespaces: ['urn:orders', 'urn:types'],
    services: [
      { name: 'S', endpoints: [{ name: 'a', address: 'http://a/', protocol: 'soap-1.2' }] },
    ],
    operations: [
      {
        name: 'o',
        kind: 'one-way',
        group: 'P',
        title: 'Places',
        input: ['M'],
        output: [],
        faults: ['F'],
      },
    ],
    messages: [
      {
        name: 'M',
        namespace: 'urn:orders',
        parts: [
          { name: 'p', type: '{urn:orders}E' },
          { name: 'q', type: '{http://www.w3.org/2001/XMLSchema}int' },
        ],
      },
    ],
    types: [
      { kind: 'element', name: 'E', namespace: 'urn:types' },
      { kind: 'simpleType', name: 'T', namespace: 'urn:types' },
    ],
  })
})

test('a WSDL 2.0 description is recognised and summarised, also a working draft', async () => {
  for (const namespace of ['http://www.w3.org/ns/wsdl', 'http://www.w3.org/2006/01/wsdl']) {
    const { format, model, summary } = await readBundle({
      'a.wsdl': `<description xmlns="${namespace}" targetNamespace="urn:x" xmlns:t="urn:x">
        <include location="b.wsdl"/>
        <types><import xmlns="http://www.w3.org/2001/XMLSchema" namespace="urn:t" schemaLocation="t.xsd"/></types>
        <interface name="I"><operation name="o" pattern="http://www.w3.org/ns/wsdl/in-only"><input element="t:E"/></operation></interface>
        <service name="S" interface="t:I"><endpoint name="e" binding="t:B" address="http://e/"/></service></description>`,
    })
    expect({ format, kind: model.kind }).toEqual({ format: 'wsdl-2.0', kind: 'wsdl-2.0' })
    expect(summary).toMatchObject({
      title: 'S',
      namespaces: ['urn:x'],
      services: [{ name: 'S', endpoints: [{ name: 'e', address: 'http://e/' }] }],
      operations: [{ name: 'o', kind: 'one-way', group: 'I', input: ['E'], output: [] }],
      imports: [
        { kind: 'wsdl-import', uri: 'b.wsdl', resolved: undefined, problem: { kind: 'missing' } },
        { kind: 'xsd-import', uri: 't.xsd', namespace: 'urn:t' },
      ],
    })
  }
})
