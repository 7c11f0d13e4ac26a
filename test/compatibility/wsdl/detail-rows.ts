import { row, type Edits, type WsdlRow } from './wsdl-row.ts'

const note = '<documentation>Read this.</documentation>'
const described = (name: string, from: string, to: string): WsdlRow =>
  row(`the documentation of ${name} is added`, [[from, to]], 'documentation-changed info nobody')

const MTOM =
  '<wsoma:OptimizedMimeSerialization xmlns:wsoma="http://schemas.xmlsoap.org/ws/2004/09/policy/optimizedmimeserialization"'
const SOAP_12: Edits = [
  [
    'xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/"',
    'xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap12/"',
  ],
]
const NOTIFY = '<soap:operation soapAction="urn:notify"/>'
const OPTIONAL_ACTION = '<soap:operation soapAction="urn:notify" soapActionRequired="false"/>'
const HEADER = '<soap:header message="d:Session" part="session" use="literal"/>'
const CANCEL_BODY = '<soap:body parts="id why" use="literal" namespace="urn:d"/>'
const SAME_FAILURE: Edits = [
  ['<!--messages-->', '<message name="Failing"><part name="fault" element="t:failure"/></message>'],
]
const TLS = '<wsp:Policy><sp:TransportBinding/></wsp:Policy>'

/** Where documentation can stand, messages that are named otherwise, and what headers and policies say. */
export const DETAIL_ROWS: readonly WsdlRow[] = [
  described('the types', '<types>', `<types>${note}`),
  described('a part', 'element="t:placed"/>', `element="t:placed">${note}</part>`),
  described(
    'an input',
    '<input message="d:CancelRequest"/>',
    `<input message="d:CancelRequest">${note}</input>`,
  ),
  described(
    'an output',
    '<output message="d:CancelResponse"/>',
    `<output message="d:CancelResponse">${note}</output>`,
  ),
  described('a fault', 'message="d:Failure"/>', `message="d:Failure">${note}</fault>`),
  described("a binding's operation", NOTIFY, `${note}${NOTIFY}`),
  described("the input of a binding's operation", CANCEL_BODY, `${note}${CANCEL_BODY}`),
  described(
    "the fault of a binding's operation",
    '<soap:fault name="failure"',
    `${note}<soap:fault name="failure"`,
  ),
  row(
    'a fault is another message with the same element',
    [
      [
        '<fault name="failure" message="d:Failure"/>',
        '<fault name="failure" message="d:Failing"/>',
      ],
    ],
    'fault-message-changed warning consumer+provider',
    SAME_FAILURE,
  ),
  row(
    'the message of a fault is renamed',
    [
      ['<message name="Failure"', '<message name="Failing"'],
      ['message="d:Failure"', 'message="d:Failing"'],
    ],
    'message-renamed info nobody',
  ),
  row(
    'an operation refers to a new message with another element instead of one that is gone',
    [
      [
        '<message name="CancelResponse"><part name="done" type="xs:int"/>',
        '<message name="Cancelled"><part name="done" element="t:cancelled"/>',
      ],
      ['message="d:CancelResponse"', 'message="d:Cancelled"'],
    ],
    [
      'operation-message-changed warning consumer+provider',
      'part-type-to-element error consumer+provider',
    ],
  ),
  row(
    'the element of a part is renamed',
    [
      ['<xs:element name="placed"', '<xs:element name="ordered"'],
      ['element="t:placed"', 'element="t:ordered"'],
    ],
    ['element-renamed error consumer+provider', 'part-element-changed error consumer+provider'],
  ),
  row(
    'MTOM is demanded',
    [['<!--policy-->', `<wsp:Policy>${MTOM}/></wsp:Policy>`]],
    'binding-mime-changed warning consumer+provider',
  ),
  row(
    'MTOM is offered',
    [['<!--policy-->', `<wsp:Policy>${MTOM} wsp:Optional="true"/></wsp:Policy>`]],
    'binding-mime-changed info nobody',
  ),
  row(
    'MTOM is no longer demanded',
    [[`<wsp:Policy>${MTOM}/></wsp:Policy>`, '']],
    'binding-mime-changed warning consumer+provider',
    [['<!--policy-->', `<wsp:Policy>${MTOM}/></wsp:Policy>`]],
  ),
  row(
    'a part goes from the body into an attachment',
    [
      [
        CANCEL_BODY,
        '<mime:multipartRelated><mime:part><soap:body parts="id" use="literal" namespace="urn:d"/></mime:part><mime:part><mime:content part="why" type="text/plain"/></mime:part></mime:multipartRelated>',
      ],
    ],
    'binding-mime-changed warning consumer+provider',
  ),
  row(
    'the use of a header changes',
    [[HEADER, HEADER.replace('literal', 'encoded')]],
    'binding-use-changed error consumer+provider',
  ),
  row(
    'the action must be sent',
    [[OPTIONAL_ACTION, NOTIFY]],
    'binding-soap-action-changed warning consumer',
    [...SOAP_12, [NOTIFY, OPTIONAL_ACTION]],
  ),
  row(
    'the action may be left out',
    [[NOTIFY, OPTIONAL_ACTION]],
    'binding-soap-action-changed info provider',
    SOAP_12,
  ),
  row(
    'a policy is attached to the service',
    [['<service name="OrderService">', `<service name="OrderService">${TLS}`]],
    'policy-added error consumer',
  ),
  row(
    'a policy is attached to an abstract operation',
    [['<operation name="notify"><input', `<operation name="notify">${TLS}<input`]],
    'policy-added error consumer',
  ),
  row(
    'a policy is attached to a message instead of the input that carries it',
    [
      ['<message name="CancelRequest">', `<message name="CancelRequest">${TLS}`],
      [`<input>${TLS}${CANCEL_BODY}`, `<input>${CANCEL_BODY}`],
    ],
    [],
    [[`<input>${CANCEL_BODY}`, `<input>${TLS}${CANCEL_BODY}`]],
  ),
  row(
    'an element and its type go with the operation that has them',
    [
      ['<xs:element name="query" type="t:Query"/><xs:complexType name="Query"/>', ''],
      ['<message name="Query"><part name="body" element="t:query"/></message>', ''],
      ['<operation name="ask"><input message="d:Query"/></operation>', ''],
    ],
    'operation-removed error consumer',
    [
      ['<!--globals-->', '<xs:element name="query" type="t:Query"/><xs:complexType name="Query"/>'],
      ['<!--messages-->', '<message name="Query"><part name="body" element="t:query"/></message>'],
      ['<!--operations-->', '<operation name="ask"><input message="d:Query"/></operation>'],
    ],
  ),
]
