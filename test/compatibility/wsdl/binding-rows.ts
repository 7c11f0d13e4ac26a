import { row, type WsdlRow } from './wsdl-row.ts'

const OTHER_BINDING = `<binding name="Other" type="d:Orders"><soap:binding transport="http://schemas.xmlsoap.org/soap/http"/></binding>`
const policy = (content: string): string => `<wsp:Policy>${content}</wsp:Policy>`
const TLS = '<sp:TransportBinding/>'
const HTTP_BINDING = `<binding name="Web" type="d:Orders"><http:binding verb="GET"/><operation name="notify"><http:operation location="/notify"/><input><http:urlEncoded/></input></operation></binding>`

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
