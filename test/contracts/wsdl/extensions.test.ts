import { alternativesOf, policiesOf, usingAddressing } from '../../../src/contracts/index.ts'
import type { Definitions, Policy, WsdlModel } from '../../../src/contracts/index.ts'
import { readBundle } from '../../support/memory-bundle.ts'

const NAMESPACES = `xmlns="http://schemas.xmlsoap.org/wsdl/" xmlns:tns="urn:orders" xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/"
  xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/" xmlns:http="http://schemas.xmlsoap.org/wsdl/http/" xmlns:mime="http://schemas.xmlsoap.org/wsdl/mime/"
  xmlns:wsp="http://www.w3.org/ns/ws-policy" xmlns:wsu="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd"
  xmlns:sp="http://docs.oasis-open.org/ws-sx/ws-securitypolicy/200702" xmlns:wsam="http://www.w3.org/2007/05/addressing/metadata" xmlns:wsaw="http://www.w3.org/2006/05/addressing/wsdl"`

async function read(body: string, targetNamespace = 'urn:orders'): Promise<Definitions> {
  const { model } = await readBundle({
    'a.wsdl': `<definitions targetNamespace="${targetNamespace}" ${NAMESPACES}>${body}</definitions>`,
  })
  return (model as WsdlModel).definitions
}

describe('the HTTP binding', () => {
  test('has its verb, the address of each operation, and how parts get into it', async () => {
    const { bindings, services } = await read(
      `<binding name="B" type="tns:P"><http:binding verb="GET"/><operation name="find"><http:operation location="/find/(id)"/>
        <input><http:urlReplacement/></input><output><mime:content part="Body" type="text/xml"/><mime:content type="application/json"/></output></operation>
        <operation name="put"><input><http:urlEncoded/></input><output><mime:mimeXml part="b"/></output></operation></binding>
       <service name="S"><port name="P" binding="tns:B"><http:address location="http://orders/"/></port></service>`,
    )
    const [binding] = bindings
    expect(binding?.http?.verb).toBe('GET')
    expect(binding?.protocol).toBe('http')
    const [find, put] = binding?.operations ?? []
    expect(find?.http?.uri).toBe('/find/(id)')
    expect(find?.input?.urlEncoding?.form).toBe('urlReplacement')
    expect(find?.output?.mimeContents.map(({ part, type }) => [part, type])).toEqual([
      ['Body', 'text/xml'],
      [undefined, 'application/json'],
    ])
    expect(put?.input?.urlEncoding?.form).toBe('urlEncoded')
    expect(put?.output?.mimeXml[0]).toMatchObject({ part: 'b', kind: 'MimeXml' })
    expect(services[0]?.ports[0]?.httpAddress?.address).toBe('http://orders/')
    expect(find?.http?.location).toMatchObject({
      line: 4,
      pointer: "/definitions/binding[@name='B']/operation[@name='find']/http:operation",
    })
  })
})

describe('the MIME binding', () => {
  test('has the parts of a multipart message, SOAP body and attachments', async () => {
    const { bindings } = await read(
      `<binding name="B" type="tns:P"><operation name="send"><input><mime:multipartRelated>
        <mime:part name="root"><soap:body use="literal" parts="b"/><soap:header message="tns:H" part="h" use="literal"><soap:headerfault message="tns:F" part="f" use="literal"/></soap:header></mime:part>
        <mime:part><mime:content part="picture" type="image/*"/></mime:part></mime:multipartRelated></input></operation></binding>`,
    )
    const input = bindings[0]?.operations[0]?.input
    const [root, picture] = input?.multiparts[0]?.parts ?? []
    expect(root?.name).toBe('root')
    expect(root?.soapBodies[0]?.parts).toEqual(['b'])
    expect(root?.soapBodies[0]?.style).toBe('document')
    expect(root?.soapHeaders[0]?.headerFaults[0]?.part).toBe('f')
    expect(picture?.contents).toMatchObject([{ part: 'picture', type: 'image/*' }])
    expect(input?.soapBodies).toEqual([])
  })
})

describe('WS-Policy', () => {
  const policy = `<wsp:Policy wsu:Id="Secure"><wsp:ExactlyOne><wsp:All><sp:TransportBinding><wsp:Policy><sp:IncludeTimestamp/></wsp:Policy></sp:TransportBinding><wsam:Addressing wsp:Optional="true"/></wsp:All><sp:SymmetricBinding wsp:Ignorable="true"/></wsp:ExactlyOne></wsp:Policy>`

  test('is found where it is attached: inside, by reference, and by attribute', async () => {
    const { bindings, portTypes } = await read(
      `${policy}<portType name="P" wsp:PolicyURIs="#Secure #None"/><binding name="B" type="tns:P"><wsp:PolicyReference URI="#Secure"/><wsp:Policy><sp:Wss11/></wsp:Policy></binding>`,
    )
    const [binding] = bindings
    const attached = binding === undefined ? [] : policiesOf(binding)
    expect(attached.map(({ form, uri, policy: found }) => [form, uri, found?.id])).toEqual([
      ['reference', '#Secure', 'Secure'],
      ['inline', undefined, undefined],
    ])
    expect(attached[1]?.policy?.assertions).toMatchObject([
      { localName: 'Wss11', domain: 'security', isOptional: false },
    ])
    const byAttribute = portTypes.flatMap((portType) => policiesOf(portType))
    expect(byAttribute.map(({ uri, policy: found }) => [uri, found?.id])).toEqual([
      ['#Secure', 'Secure'],
      ['#None', undefined],
    ])
    expect(byAttribute[0]?.location.pointer).toBe(
      "/definitions/portType[@name='P']/@wsp:PolicyURIs",
    )
  })

  test('tells its assertions, with what qualifies them', async () => {
    const definitions = await read(policy)
    const found = definitions.policies.find('#Secure')
    expect(
      found?.assertions.map(({ localName, domain, isOptional, isIgnorable }) => [
        localName,
        domain,
        isOptional,
        isIgnorable,
      ]),
    ).toEqual([
      ['TransportBinding', 'security', false, false],
      ['Addressing', 'addressing', true, false],
      ['SymmetricBinding', 'security', false, true],
    ])
    expect(found?.assertions[0]?.nested?.terms).toMatchObject([{ localName: 'IncludeTimestamp' }])
  })

  const alternatives = async (body: string): Promise<string[] | undefined> => {
    const { policies } = await read(body)
    const found = policies.find('#A')
    if (found === undefined) throw new Error('no policy')
    const resolve = ({ uri }: { uri: string }): Policy | undefined => policies.find(uri)
    return alternativesOf(found, resolve)?.map((one) => one.map((a) => a.localName).join('+'))
  }

  test('has a normal form: its alternatives', async () => {
    expect(await alternatives(policy.replace('"Secure"', '"A"'))).toEqual([
      'TransportBinding+Addressing',
      'TransportBinding',
      'SymmetricBinding',
    ])
    expect(
      await alternatives(
        '<wsp:Policy wsu:Id="A"><sp:X/><wsp:PolicyReference URI="#B"/></wsp:Policy><wsp:Policy wsu:Id="B"><sp:Y/></wsp:Policy>',
      ),
    ).toEqual(['X+Y'])
    expect(await alternatives('<wsp:Policy wsu:Id="A"><wsp:ExactlyOne/></wsp:Policy>')).toEqual([])
    expect(await alternatives('<wsp:Policy wsu:Id="A"/>')).toEqual([''])
  })

  test('has no normal form in a circle, with a missing part, or when it has too many alternatives', async () => {
    const reference = (to: string): string => `<wsp:PolicyReference URI="#${to}"/>`
    expect(
      await alternatives(`<wsp:Policy wsu:Id="A">${reference('A')}</wsp:Policy>`),
    ).toBeUndefined()
    expect(
      await alternatives(`<wsp:Policy wsu:Id="A">${reference('Z')}</wsp:Policy>`),
    ).toBeUndefined()
    const optional = '<sp:X wsp:Optional="true"/>'.repeat(40)
    expect(await alternatives(`<wsp:Policy wsu:Id="A">${optional}</wsp:Policy>`)).toBeUndefined()
    const doubling = Array.from({ length: 60 }, (_, index) => {
      const inner = reference(`P${index + 1}`)
      return `<wsp:Policy wsu:Id="${index === 0 ? 'A' : `P${index}`}">${inner}${inner}</wsp:Policy>`
    })
    expect(
      await alternatives(`${doubling.join('')}<wsp:Policy wsu:Id="P60"><sp:X/></wsp:Policy>`),
    ).toBeUndefined()
  })
})

describe('WS-Addressing', () => {
  const portType = `<portType name="Shop"><operation name="place"><input message="tns:I" wsam:Action="urn:go"/><output message="tns:O"/><fault name="Late" message="tns:F"/></operation></portType>`

  test.each([
    ['urn:orders', 'urn:orders:Shop:placeResponse', 'urn:orders:Shop:place:Fault:Late'],
    ['http://a/b/', 'http://a/b/Shop/placeResponse', 'http://a/b/Shop/place/Fault/Late'],
    ['http://a/b', 'http://a/b/Shop/placeResponse', 'http://a/b/Shop/place/Fault/Late'],
  ])('has default actions in the namespace %s', async (namespace, output, fault) => {
    const definitions = await read(portType, namespace)
    const operation = definitions.portTypes[0]?.operations[0]
    expect(operation?.input?.action).toEqual({ value: 'urn:go', isExplicit: true })
    expect(operation?.output?.action).toEqual({ value: output, isExplicit: false })
    expect(operation?.faults[0]?.action).toEqual({ value: fault, isExplicit: false })
  })

  test('is asked for by a binding, which may insist', async () => {
    const { bindings } = await read(
      '<binding name="A" type="tns:P"><wsaw:UsingAddressing wsdl:required="true"/></binding><binding name="B" type="tns:P"><wsaw:UsingAddressing/></binding><binding name="C" type="tns:P"/>',
    )
    expect(bindings.map((binding) => usingAddressing(binding)?.isRequired)).toEqual([
      true,
      false,
      undefined,
    ])
  })
})

test('elements and attributes of other specifications are kept at every node, with their place', async () => {
  const { messages } = await read(
    '<message name="M" sp:mark="1"><part name="p"><wsam:Note/></part></message>',
  )
  const [message] = messages
  expect(message?.extensionAttributes).toMatchObject([{ localName: 'mark', value: '1' }])
  expect(message?.parts[0]?.extensions.map(({ pointer }) => pointer)).toEqual([
    "/definitions/message[@name='M']/part[@name='p']/wsam:Note",
  ])
})
