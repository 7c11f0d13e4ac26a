import { compare } from '../compare.ts'
import { judgementsOf } from '../judgements.ts'

const SAMPLE = `<?xml version="1.0"?>
<description xmlns="http://www.w3.org/ns/wsdl" xmlns:wsoap="http://www.w3.org/ns/wsdl/soap" xmlns:whttp="http://www.w3.org/ns/wsdl/http"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:d="urn:d" xmlns:t="urn:t" targetNamespace="urn:d">
  <documentation>Hotels.</documentation>
  <types><xs:schema targetNamespace="urn:t" elementFormDefault="qualified">
    <xs:element name="ask"><xs:complexType><xs:sequence><xs:element name="day" type="xs:date"/><!--more--></xs:sequence></xs:complexType></xs:element>
    <xs:element name="answer" type="xs:int"/>
    <xs:element name="problem" type="xs:string"/>
    <xs:element name="other" type="xs:string"/>
  </xs:schema></types>
  <interface name="Hotel">
    <fault name="full" element="t:problem"/>
    <operation name="check" pattern="http://www.w3.org/ns/wsdl/in-out"><input element="t:ask"/><output element="t:answer"/><outfault ref="d:full"/></operation>
    <operation name="tell" pattern="http://www.w3.org/ns/wsdl/in-only"><input element="t:ask"/></operation>
    <!--operations-->
  </interface>
  <binding name="HotelSoap" interface="d:Hotel" type="http://www.w3.org/ns/wsdl/soap" wsoap:protocol="http://www.w3.org/2003/05/soap/bindings/HTTP/">
    <operation ref="d:check" wsoap:action="urn:check"/>
  </binding>
  <service name="HotelService" interface="d:Hotel"><endpoint name="main" binding="d:HotelSoap" address="http://localhost/hotel"/><!--endpoints--></service>
</description>`

const REPORT =
  '<operation name="report" pattern="http://www.w3.org/ns/wsdl/in-only"><input element="t:other"/></operation>'

type Row = readonly [
  name: string,
  edits: readonly (readonly [from: string, to: string])[],
  expected: readonly string[],
]

const ROWS: readonly Row[] = [
  ['an operation is added', [['<!--operations-->', REPORT]], ['operation-added info provider']],
  [
    'an operation is removed',
    [[/<operation name="tell".*<\/operation>/.exec(SAMPLE)?.[0] ?? '', '']],
    ['operation-removed error consumer'],
  ],
  [
    'an operation is renamed',
    [['name="tell"', 'name="say"']],
    ['operation-renamed error consumer+provider'],
  ],
  [
    'an operation answers',
    [
      [
        'wsdl/in-only"><input element="t:ask"/>',
        'wsdl/in-out"><input element="t:ask"/><output element="t:answer"/>',
      ],
    ],
    ['operation-one-way-to-request-response error consumer+provider'],
  ],
  [
    'an operation may fail',
    [['ns/wsdl/in-only', 'ns/wsdl/robust-in-only']],
    ['operation-solicit-order-changed warning consumer+provider'],
  ],
  [
    'another element is sent',
    [['<output element="t:answer"/>', '<output element="t:other"/>']],
    ['part-element-changed error consumer+provider'],
  ],
  [
    'an element of a request is added',
    [['<!--more-->', '<xs:element name="guests" type="xs:int"/>']],
    ['element-required-added-request error consumer+provider'],
  ],
  ['a fault is removed', [['<outfault ref="d:full"/>', '']], ['fault-removed info provider']],
  [
    'a fault holds something else',
    [['name="full" element="t:problem"', 'name="full" element="t:other"']],
    ['fault-message-changed error consumer+provider'],
  ],
  [
    'an interface is renamed',
    [
      ['<interface name="Hotel"', '<interface name="Inn"'],
      ['name="HotelSoap" interface="d:Hotel"', 'name="HotelSoap" interface="d:Inn"'],
      ['name="HotelService" interface="d:Hotel"', 'name="HotelService" interface="d:Inn"'],
    ],
    ['port-type-renamed warning consumer+provider'],
  ],
  [
    'a binding is renamed',
    [
      ['<binding name="HotelSoap"', '<binding name="Soap"'],
      ['binding="d:HotelSoap"', 'binding="d:Soap"'],
    ],
    ['binding-renamed info nobody'],
  ],
  [
    'a binding is for another version of SOAP',
    [['wsoap:protocol=', 'wsoap:version="1.1" wsoap:protocol=']],
    ['binding-protocol-changed error consumer+provider'],
  ],
  [
    'an action changes',
    [['urn:check', 'urn:look']],
    ['binding-soap-action-changed warning consumer+provider'],
  ],
  [
    'documentation of everything that has one changes',
    [
      ['<documentation>Hotels.', '<documentation>Inns.'],
      [
        '<output element="t:answer"/>',
        '<output element="t:answer"><documentation>How many.</documentation></output>',
      ],
      [
        'wsoap:action="urn:check"/>',
        'wsoap:action="urn:check"><documentation>By SOAP.</documentation></operation>',
      ],
      [
        'address="http://localhost/hotel"/>',
        'address="http://localhost/hotel"><documentation>Here.</documentation></endpoint>',
      ],
    ],
    Array.from({ length: 4 }, () => 'documentation-changed info nobody'),
  ],
  [
    'a policy is attached to the binding',
    [
      [
        'wsoap:protocol=',
        'xmlns:wsp="http://www.w3.org/ns/ws-policy" wsp:PolicyURIs="#tls" wsoap:protocol=',
      ],
    ],
    ['policy-added error consumer'],
  ],
  [
    'a policy is attached to an operation of the interface',
    [
      [
        '<input element="t:ask"/><output',
        '<wsp:Policy xmlns:wsp="http://www.w3.org/ns/ws-policy"><t:Signed/></wsp:Policy><input element="t:ask"/><output',
      ],
    ],
    ['policy-added error consumer'],
  ],
  [
    'a method is set',
    [['wsoap:action="urn:check"', 'wsoap:action="urn:check" whttp:method="PUT"']],
    ['binding-http-changed error consumer+provider'],
  ],
  [
    'an address changes',
    [['http://localhost/hotel', 'http://localhost/inn']],
    ['port-location-changed warning consumer+provider'],
  ],
  [
    'an endpoint is added',
    [['<!--endpoints-->', '<endpoint name="second" binding="d:HotelSoap"/>']],
    ['port-added info provider'],
  ],
  [
    'a service is renamed',
    [['name="HotelService"', 'name="Hotels"']],
    ['service-renamed warning consumer+provider'],
  ],
  [
    'the namespace changes',
    [
      ['xmlns:d="urn:d"', 'xmlns:d="urn:e"'],
      ['targetNamespace="urn:d"', 'targetNamespace="urn:e"'],
    ],
    ['wsdl-target-namespace-changed error consumer+provider'],
  ],
]

it.each(ROWS)('%s', async (_, edits, expected) => {
  const now = edits.reduce((text, [from, to]) => {
    expect(text.split(from)).toHaveLength(2)
    return text.replace(from, () => to)
  }, SAMPLE)
  const [there, same] = await Promise.all([compare(SAMPLE, now), compare(now, now)])
  expect(judgementsOf(there)).toEqual(expected)
  expect(same).toMatchObject({ verdict: 'identical', changes: [], notCompared: [] })
})

it('WSDL 1.1 and WSDL 2.0 are not compared with each other, and the verdict says so', async () => {
  const older = '<definitions xmlns="http://schemas.xmlsoap.org/wsdl/" targetNamespace="urn:d"/>'
  expect(await compare(older, SAMPLE)).toMatchObject({
    verdict: 'indeterminate',
    notCompared: [{ reason: 'Contracts of format wsdl-1.1 with wsdl-2.0 cannot be compared.' }],
  })
})
