/** A change of the sample description, and how it is judged. */
export interface WsdlRow {
  readonly name: string
  /** Replacements, each of a text that stands exactly once. */
  readonly edits: readonly (readonly [from: string, to: string])[]
  /** Replacements that are made first, in both versions. */
  readonly given: readonly (readonly [from: string, to: string])[]
  readonly expected: readonly string[]
}

type Edits = WsdlRow['edits']

function row(
  name: string,
  edits: Edits,
  expected: string | readonly string[],
  given: Edits = [],
): WsdlRow {
  return { name, edits, given, expected: [expected].flat() }
}

/** A description with two operations, both styles, headers, faults and policies. */
export const SAMPLE = `<?xml version="1.0"?>
<definitions name="Orders" xmlns="http://schemas.xmlsoap.org/wsdl/" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/"
    xmlns:mime="http://schemas.xmlsoap.org/wsdl/mime/" xmlns:http="http://schemas.xmlsoap.org/wsdl/http/"
    xmlns:wsp="http://www.w3.org/ns/ws-policy" xmlns:sp="http://docs.oasis-open.org/ws-sx/ws-securitypolicy/200702"
    xmlns:wsam="http://www.w3.org/2007/05/addressing/metadata" xmlns:wsaw="http://www.w3.org/2006/05/addressing/wsdl"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:d="urn:d" xmlns:t="urn:t" targetNamespace="urn:d">
  <documentation>Orders of all kinds.</documentation>
  <!--imports-->
  <types>
    <xs:schema targetNamespace="urn:t" elementFormDefault="qualified"><!--schema-->
      <xs:element name="place"><xs:complexType><xs:sequence><xs:element name="item" type="xs:string"/></xs:sequence></xs:complexType></xs:element>
      <xs:element name="placed" type="xs:int"/>
      <xs:element name="cancelled" type="xs:int"/>
      <xs:element name="session" type="xs:string"/>
      <xs:element name="failure" type="xs:string"/>
      <xs:element name="problem" type="xs:string"/>
      <!--globals-->
    </xs:schema>
    <!--schemas-->
  </types>
  <message name="PlaceRequest"><part name="body" element="t:place"/></message>
  <message name="PlaceResponse"><part name="body" element="t:placed"/></message>
  <message name="Failure"><part name="fault" element="t:failure"/></message>
  <message name="Session"><part name="session" element="t:session"/></message>
  <message name="CancelRequest"><part name="id" type="xs:int"/><part name="why" type="xs:string"/></message>
  <message name="CancelResponse"><part name="done" type="xs:int"/></message>
  <message name="Spare"><part name="spare" element="t:cancelled"/></message>
  <!--messages-->
  <portType name="Orders">
    <operation name="place"><input message="d:PlaceRequest"/><output message="d:PlaceResponse"/><fault name="failure" message="d:Failure"/></operation>
    <operation name="cancel"><input message="d:CancelRequest"/><output message="d:CancelResponse"/></operation>
    <operation name="notify"><input message="d:PlaceRequest"/></operation>
    <!--operations-->
  </portType>
  <!--portTypes-->
  <binding name="OrdersSoap" type="d:Orders"><!--policy-->
    <soap:binding style="document" transport="http://schemas.xmlsoap.org/soap/http"/>
    <operation name="place"><soap:operation soapAction="urn:place"/>
      <input><soap:body use="literal"/><soap:header message="d:Session" part="session" use="literal"/></input>
      <output><soap:body use="literal"/><!--header--></output>
      <fault name="failure"><soap:fault name="failure" use="literal"/></fault></operation>
    <operation name="cancel"><soap:operation soapAction="urn:cancel" style="rpc"/>
      <input><soap:body parts="id why" use="literal" namespace="urn:d"/></input><output><soap:body use="literal" namespace="urn:d"/></output></operation>
    <operation name="notify"><soap:operation soapAction="urn:notify"/><input><soap:body use="literal"/></input></operation>
  </binding>
  <!--bindings-->
  <service name="OrderService">
    <port name="OrderPort" binding="d:OrdersSoap"><soap:address location="http://localhost/orders"/></port>
    <!--ports-->
  </service>
  <!--services-->
</definitions>`

const PORT =
  '<port name="Second" binding="d:OrdersSoap"><soap:address location="http://localhost/second"/></port>'
const REPORT = '<operation name="report"><input message="d:PlaceRequest"/></operation>'
const OTHER_BINDING = `<binding name="Other" type="d:Orders"><soap:binding transport="http://schemas.xmlsoap.org/soap/http"/></binding>`
const USING = '<wsaw:UsingAddressing xmlns:w="http://schemas.xmlsoap.org/wsdl/" w:required="true"/>'
const policy = (content: string): string => `<wsp:Policy>${content}</wsp:Policy>`
const TLS = '<sp:TransportBinding/>'
const HTTP_BINDING = `<binding name="Web" type="d:Orders"><http:binding verb="GET"/><operation name="notify"><http:operation location="/notify"/><input><http:urlEncoded/></input></operation></binding>`

/** Definitions, services, ports. */
export const SERVICE_ROWS: readonly WsdlRow[] = [
  row(
    'the namespace changes',
    [
      [
        'xmlns:d="urn:d" xmlns:t="urn:t" targetNamespace="urn:d"',
        'xmlns:d="urn:e" xmlns:t="urn:t" targetNamespace="urn:e"',
      ],
    ],
    'wsdl-target-namespace-changed error consumer+provider',
  ),
  row(
    'the name changes',
    [['name="Orders" xmlns', 'name="Order" xmlns']],
    'wsdl-name-changed info nobody',
  ),
  row(
    'the documentation changes',
    [['Orders of all kinds.', 'Orders.']],
    'documentation-changed info nobody',
  ),
  row(
    'an import leads nowhere',
    [['<!--imports-->', '<import namespace="urn:x" location="gone.wsdl"/>']],
    'wsdl-import-unresolvable error consumer+provider',
  ),
  row(
    'a service is renamed',
    [['name="OrderService"', 'name="OrdersService"']],
    'service-renamed warning consumer+provider',
  ),
  row(
    'a service is added',
    [['<!--services-->', '<service name="More"/>']],
    'service-added info nobody',
  ),
  row('a service is removed', [['<service name="More"/>', '']], 'service-removed error consumer', [
    ['<!--services-->', '<service name="More"/>'],
  ]),
  row('a port is added', [['<!--ports-->', PORT]], 'port-added info provider'),
  row('a port is removed', [[PORT, '']], 'port-removed error consumer', [['<!--ports-->', PORT]]),
  row(
    'a port is renamed',
    [['name="OrderPort"', 'name="OrdersPort"']],
    'port-renamed warning consumer+provider',
  ),
  row(
    'an address changes',
    [['http://localhost/orders', 'http://localhost/v2/orders']],
    'port-location-changed warning consumer+provider',
  ),
  row(
    'a port uses another binding',
    [['name="Second" binding="d:OrdersSoap"', 'name="Second" binding="d:Other"']],
    'port-binding-changed warning consumer+provider',
    [
      ['<!--bindings-->', OTHER_BINDING],
      ['<!--ports-->', PORT],
    ],
  ),
]

/** Port types and operations. */
export const OPERATION_ROWS: readonly WsdlRow[] = [
  row(
    'a portType is added',
    [['<!--portTypes-->', `<portType name="More">${REPORT}</portType>`]],
    'port-type-added info provider',
  ),
  row(
    'a portType is removed',
    [[`<portType name="More">${REPORT}</portType>`, '']],
    'port-type-removed error consumer',
    [['<!--portTypes-->', `<portType name="More">${REPORT}</portType>`]],
  ),
  row(
    'a portType is renamed',
    [
      ['<portType name="Orders">', '<portType name="Order">'],
      ['name="OrdersSoap" type="d:Orders"', 'name="OrdersSoap" type="d:Order"'],
    ],
    'port-type-renamed warning consumer+provider',
  ),
  row('an operation is added', [['<!--operations-->', REPORT]], ['operation-added info provider']),
  row('an operation is removed', [[REPORT, '']], 'operation-removed error consumer', [
    ['<!--operations-->', REPORT],
  ]),
  row(
    'an operation is renamed',
    [[REPORT, REPORT.replace('report', 'tell')]],
    'operation-renamed error consumer+provider',
    [['<!--operations-->', REPORT]],
  ),
  row(
    'an operation is overloaded',
    [
      [
        '<!--operations-->',
        '<operation name="notify"><input name="again" message="d:CancelRequest"/></operation>',
      ],
    ],
    'operation-overloaded warning consumer+provider',
  ),
  row(
    'an operation answers',
    [
      [
        '<operation name="notify"><input message="d:PlaceRequest"/></operation>',
        '<operation name="notify"><input name="notify" message="d:PlaceRequest"/><output message="d:PlaceResponse"/></operation>',
      ],
    ],
    'operation-one-way-to-request-response error consumer+provider',
  ),
  row(
    'an operation no longer answers',
    [
      [
        '<input name="cancel" message="d:CancelRequest"/><output message="d:CancelResponse"/>',
        '<input name="cancel" message="d:CancelRequest"/>',
      ],
    ],
    'operation-request-response-to-one-way error consumer+provider',
    [['<input message="d:CancelRequest"/>', '<input name="cancel" message="d:CancelRequest"/>']],
  ),
  row(
    'input and output change places',
    [
      [
        '<input name="i" message="d:CancelRequest"/><output name="o" message="d:CancelResponse"/>',
        '<output name="o" message="d:CancelResponse"/><input name="i" message="d:CancelRequest"/>',
      ],
    ],
    'operation-solicit-order-changed error consumer+provider',
    [
      [
        '<input message="d:CancelRequest"/><output message="d:CancelResponse"/>',
        '<input name="i" message="d:CancelRequest"/><output name="o" message="d:CancelResponse"/>',
      ],
    ],
  ),
  row(
    'an input is removed',
    [
      [
        '<input message="d:CancelRequest"/><output name="o" message="d:CancelResponse"/>',
        '<output name="o" message="d:CancelResponse"/>',
      ],
    ],
    'operation-input-removed error consumer+provider',
    [['<output message="d:CancelResponse"/>', '<output name="o" message="d:CancelResponse"/>']],
  ),
  row(
    'an input is added',
    [
      [
        '<output name="o" message="d:PlaceResponse"/>',
        '<input message="d:PlaceRequest"/><output name="o" message="d:PlaceResponse"/>',
      ],
    ],
    'operation-input-added error consumer+provider',
    [
      [
        '<!--operations-->',
        '<operation name="tell"><output name="o" message="d:PlaceResponse"/></operation>',
      ],
    ],
  ),
  row(
    'the order of parameters changes',
    [
      [
        '<operation name="cancel"><input m',
        '<operation name="cancel" parameterOrder="why id"><input m',
      ],
    ],
    'operation-parameter-order-changed warning consumer+provider',
  ),
  row(
    'an input is called otherwise',
    [['<input message="d:CancelRequest"/>', '<input name="c" message="d:CancelRequest"/>']],
    'operation-input-name-changed info nobody',
  ),
  row(
    'an input is called otherwise where actions follow it',
    [['<input message="d:CancelRequest"/>', '<input name="c" message="d:CancelRequest"/>']],
    'operation-input-name-changed error consumer+provider',
    [['<!--policy-->', USING]],
  ),
  row(
    'an action changes',
    [['wsam:Action="urn:a"', 'wsam:Action="urn:b"']],
    'operation-action-changed warning consumer+provider',
    [
      [
        '<input message="d:CancelRequest"/>',
        '<input wsam:Action="urn:a" message="d:CancelRequest"/>',
      ],
    ],
  ),
]

/** Messages, parts, faults. */
export const MESSAGE_ROWS: readonly WsdlRow[] = [
  row(
    'an operation refers to another message of the same parts',
    [['<input message="d:CancelRequest"/>', '<input message="d:CancelRequest2"/>']],
    'operation-message-changed warning consumer+provider',
    [
      [
        '<!--messages-->',
        '<message name="CancelRequest2"><part name="id" type="xs:int"/><part name="why" type="xs:string"/></message>',
      ],
    ],
  ),
  row(
    'a message is renamed',
    [
      ['<message name="CancelRequest">', '<message name="Cancel">'],
      ['<input message="d:CancelRequest"/>', '<input message="d:Cancel"/>'],
    ],
    'message-renamed info nobody',
  ),
  row(
    'a message that nobody uses is removed',
    [['<message name="Spare"><part name="spare" element="t:cancelled"/></message>', '']],
    'message-unused-removed info nobody',
  ),
  row(
    'a message that nobody uses is added',
    [['<!--messages-->', '<message name="More"/>']],
    'message-unused-added info nobody',
  ),
  row(
    'a part is added to a request',
    [
      [
        '<part name="why" type="xs:string"/>',
        '<part name="why" type="xs:string"/><part name="who" type="xs:string"/>',
      ],
      ['parts="id why" ', ''],
    ],
    'part-added error consumer+provider',
    [],
  ),
  row(
    'a part is added to a response',
    [
      [
        '<part name="done" type="xs:int"/>',
        '<part name="done" type="xs:int"/><part name="when" type="xs:date"/>',
      ],
    ],
    'part-added-response error consumer+provider',
  ),
  row(
    'a part is removed',
    [['<part name="why" type="xs:string"/>', '']],
    'part-removed error consumer+provider',
  ),
  row(
    'a part of rpc is renamed',
    [['<part name="done" type="xs:int"/>', '<part name="ok" type="xs:int"/>']],
    'part-renamed error consumer+provider',
  ),
  row(
    'a part of document is renamed',
    [['<part name="body" element="t:placed"/>', '<part name="parameters" element="t:placed"/>']],
    'part-renamed warning consumer+provider',
  ),
  row(
    'a part names a type instead of an element',
    [['<part name="body" element="t:placed"/>', '<part name="body" type="xs:int"/>']],
    'part-element-to-type error consumer+provider',
  ),
  row(
    'a part names an element instead of a type',
    [['<part name="done" type="xs:int"/>', '<part name="done" element="t:cancelled"/>']],
    'part-type-to-element error consumer+provider',
  ),
  row(
    'a part names another element',
    [['<part name="body" element="t:placed"/>', '<part name="body" element="t:cancelled"/>']],
    'part-element-changed error consumer+provider',
  ),
  row(
    'a part names another type',
    [['<part name="done" type="xs:int"/>', '<part name="done" type="xs:date"/>']],
    'part-type-changed error consumer+provider',
  ),
  row(
    'a part of a response names a narrower type',
    [['<part name="done" type="xs:int"/>', '<part name="done" type="xs:short"/>']],
    'part-type-changed info provider',
  ),
  row(
    'parts stand in another order',
    [
      [
        '<part name="id" type="xs:int"/><part name="why" type="xs:string"/>',
        '<part name="why" type="xs:string"/><part name="id" type="xs:int"/>',
      ],
    ],
    'part-order-changed warning consumer+provider',
  ),
  row(
    'a fault is added',
    [
      [
        '<output message="d:CancelResponse"/>',
        '<output message="d:CancelResponse"/><fault name="failure" message="d:Failure"/>',
      ],
    ],
    'fault-added warning consumer',
  ),
  row(
    'a fault is removed',
    [['<fault name="failure" message="d:Failure"/>', '']],
    'fault-removed info provider',
  ),
  row(
    'a fault holds another element',
    [
      [
        '<fault name="failure" message="d:Failure"/>',
        '<fault name="failure" message="d:Problem"/>',
      ],
    ],
    'fault-message-changed error consumer+provider',
    [
      [
        '<!--messages-->',
        '<message name="Problem"><part name="fault" element="t:problem"/></message>',
      ],
    ],
  ),
]

/** Bindings and policies. */
export const BINDING_ROWS: readonly WsdlRow[] = [
  row('a binding is added', [['<!--bindings-->', OTHER_BINDING]], 'binding-added info provider'),
  row('a binding is removed', [[OTHER_BINDING, '']], 'binding-removed warning consumer', [
    ['<!--bindings-->', OTHER_BINDING],
  ]),
  row(
    'a binding is renamed',
    [
      ['<binding name="OrdersSoap"', '<binding name="OrdersBinding"'],
      ['binding="d:OrdersSoap"', 'binding="d:OrdersBinding"'],
    ],
    'binding-renamed info nobody',
  ),
  row(
    'a binding is for another version of SOAP',
    [
      [
        'xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/"',
        'xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap12/"',
      ],
    ],
    'binding-protocol-changed error consumer+provider',
  ),
  row(
    'the style changes',
    [
      [
        '<soap:operation soapAction="urn:notify"/>',
        '<soap:operation soapAction="urn:notify" style="rpc"/>',
      ],
    ],
    'binding-style-changed error consumer+provider',
  ),
  row(
    'the use changes',
    [['<soap:body parts="id why" use="literal"', '<soap:body parts="id why" use="encoded"']],
    'binding-use-changed error consumer+provider',
  ),
  row(
    'the encoding changes',
    [['use="encoded"', 'use="encoded" encodingStyle="urn:x"']],
    'binding-encoding-style-changed error consumer+provider',
    [['<soap:body parts="id why" use="literal"', '<soap:body parts="id why" use="encoded"']],
  ),
  row(
    'the transport changes',
    [['http://schemas.xmlsoap.org/soap/http', 'http://www.w3.org/2010/soapjms/']],
    'binding-transport-changed error consumer+provider',
  ),
  row(
    'the soapAction changes',
    [['soapAction="urn:notify"', 'soapAction="urn:tell"']],
    'binding-soap-action-changed warning consumer+provider',
  ),
  row(
    'the namespace of wrappers changes',
    [
      [
        'parts="id why" use="literal" namespace="urn:d"',
        'parts="id why" use="literal" namespace="urn:x"',
      ],
    ],
    'binding-rpc-namespace-changed error consumer+provider',
  ),
  row(
    'the body holds other parts',
    [['parts="id why"', 'parts="id"']],
    'binding-body-parts-changed error consumer+provider',
  ),
  row(
    'a header is added to a request',
    [
      [
        '<soap:operation soapAction="urn:notify"/><input><soap:body use="literal"/>',
        '<soap:operation soapAction="urn:notify"/><input><soap:body use="literal"/><soap:header message="d:Session" part="session" use="literal"/>',
      ],
    ],
    'binding-header-added-required warning consumer+provider',
  ),
  row(
    'a header is added to a response',
    [['<!--header-->', '<soap:header message="d:Session" part="session" use="literal"/>']],
    'binding-header-added-response info nobody',
  ),
  row(
    'a header is removed',
    [['<soap:header message="d:Session" part="session" use="literal"/>', '']],
    'binding-header-removed warning consumer+provider',
  ),
  row(
    'a header may fail',
    [
      [
        'part="session" use="literal"/>',
        'part="session" use="literal"><soap:headerfault message="d:Failure" part="fault" use="literal"/></soap:header>',
      ],
    ],
    'binding-header-fault-added warning consumer',
  ),
  row(
    'a header no longer fails',
    [['<soap:headerfault message="d:Failure" part="fault" use="literal"/>', '']],
    'binding-header-fault-removed info provider',
    [
      [
        'part="session" use="literal"/>',
        'part="session" use="literal"><soap:headerfault message="d:Failure" part="fault" use="literal"/></soap:header>',
      ],
    ],
  ),
  row(
    'a binding no longer carries an operation',
    [
      [
        '<operation name="notify"><soap:operation soapAction="urn:notify"/><input><soap:body use="literal"/></input></operation>',
        '',
      ],
    ],
    'binding-operation-removed error consumer',
  ),
  row(
    'a binding carries an operation',
    [['<http:binding verb="GET"/>', '<http:binding verb="GET"/><operation name="place"/>']],
    'binding-operation-added info provider',
    [['<!--bindings-->', HTTP_BINDING]],
  ),
  row(
    'a body is cut into MIME parts',
    [
      [
        '<!--header-->',
        '<mime:multipartRelated><mime:part><mime:content part="body" type="text/xml"/></mime:part></mime:multipartRelated>',
      ],
    ],
    'binding-mime-changed warning consumer+provider',
  ),
  row(
    'the method of HTTP changes',
    [['verb="GET"', 'verb="POST"']],
    'binding-http-changed error consumer+provider',
    [['<!--bindings-->', HTTP_BINDING]],
  ),
  row(
    'the location of HTTP changes',
    [['location="/notify"', 'location="/tell"']],
    'binding-http-changed error consumer+provider',
    [['<!--bindings-->', HTTP_BINDING]],
  ),
  row('a policy is added', [['<!--policy-->', policy(TLS)]], 'policy-added error consumer'),
  row(
    'an optional policy is added',
    [['<!--policy-->', policy('<sp:TransportBinding wsp:Optional="true"/>')]],
    'policy-added info nobody',
  ),
  row('a policy is removed', [[policy(TLS), '']], 'policy-removed warning consumer+provider', [
    ['<!--policy-->', policy(TLS)],
  ]),
  row(
    'a policy demands something else',
    [['<sp:TransportBinding/>', '<sp:TransportBinding><sp:HttpsToken/></sp:TransportBinding>']],
    'policy-changed warning consumer+provider',
    [['<!--policy-->', policy(TLS)]],
  ),
  row(
    'a policy is attached to the port instead',
    [
      [policy(TLS), ''],
      [
        '<soap:address location="http://localhost/orders"/>',
        `${policy(TLS)}<soap:address location="http://localhost/orders"/>`,
      ],
    ],
    [],
    [['<!--policy-->', policy(TLS)]],
  ),
]

const GLOBAL = '<!--globals-->'

/** Schemas around what messages hold. */
export const SCHEMA_ROWS: readonly WsdlRow[] = [
  row(
    'a schema is added',
    [['<!--schemas-->', '<xs:schema targetNamespace="urn:x"/>']],
    'schema-added info nobody',
  ),
  row(
    'a schema is removed',
    [['<xs:schema targetNamespace="urn:x"/>', '']],
    'schema-removed warning consumer+provider',
    [['<!--schemas-->', '<xs:schema targetNamespace="urn:x"/>']],
  ),
  row(
    'the namespace of a schema changes',
    [
      ['xmlns:t="urn:t"', 'xmlns:t="urn:u"'],
      ['targetNamespace="urn:t"', 'targetNamespace="urn:u"'],
    ],
    'schema-target-namespace-changed error consumer+provider',
  ),
  row(
    'local elements are no longer qualified',
    [['elementFormDefault="qualified"', 'elementFormDefault="unqualified"']],
    'schema-element-form-default-changed error consumer+provider',
  ),
  row(
    'local attributes are qualified',
    [
      [
        'elementFormDefault="qualified"',
        'elementFormDefault="qualified" attributeFormDefault="qualified"',
      ],
    ],
    'schema-attribute-form-default-changed error consumer+provider',
    [
      [
        '</xs:sequence></xs:complexType>',
        '</xs:sequence><xs:attribute name="x"/></xs:complexType>',
      ],
    ],
  ),
  row(
    'extensions are excluded by default',
    [['elementFormDefault="qualified"', 'elementFormDefault="qualified" blockDefault="extension"']],
    'schema-block-final-default-changed warning consumer+provider',
  ),
  row(
    'the version of a schema changes',
    [['elementFormDefault="qualified"', 'elementFormDefault="qualified" version="2"']],
    'schema-version-attribute-changed info nobody',
  ),
  row(
    'a schema imports another one',
    [['<!--schema-->', '<xs:import namespace="urn:x"/>']],
    'schema-import-changed info nobody',
  ),
  row(
    'a type that no message reaches changes',
    [
      [
        '<xs:complexType name="U"/>',
        '<xs:complexType name="U"><xs:attribute name="x"/></xs:complexType>',
      ],
    ],
    'schema-unused-component-changed info nobody',
    [[GLOBAL, '<xs:complexType name="U"/>']],
  ),
  row(
    'a group is added',
    [[GLOBAL, '<xs:attributeGroup name="g"/>']],
    'schema-component-added info nobody',
  ),
  row(
    'a group is removed',
    [['<xs:attributeGroup name="g"/>', '']],
    'schema-component-removed info nobody',
    [[GLOBAL, '<xs:attributeGroup name="g"/>']],
  ),
  row(
    'an annotation changes',
    [
      [
        '<xs:element name="problem" type="xs:string"/>',
        '<xs:element name="problem" type="xs:string"><xs:annotation><xs:documentation>Oh.</xs:documentation></xs:annotation></xs:element>',
      ],
    ],
    'annotation-changed info nobody',
  ),
  row(
    'an element is added',
    [[GLOBAL, '<xs:element name="more" type="xs:string"/>']],
    'element-global-added info nobody',
  ),
  row(
    'an element that no message holds is removed',
    [['<xs:element name="problem" type="xs:string"/>', '']],
    'element-global-removed info nobody',
  ),
  row(
    'a complexType is added',
    [[GLOBAL, '<xs:complexType name="More"/>']],
    'complex-type-added info provider',
  ),
  row(
    'a simpleType is added',
    [[GLOBAL, '<xs:simpleType name="More"><xs:restriction base="xs:int"/></xs:simpleType>']],
    'simple-type-added info nobody',
  ),
  row(
    'an element of a message is gone',
    [['<xs:element name="placed" type="xs:int"/>', '']],
    'element-global-removed error consumer+provider',
  ),
]
