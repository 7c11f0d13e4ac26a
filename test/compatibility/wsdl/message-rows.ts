import { row, type WsdlRow } from './wsdl-row.ts'

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
    'a part names a type that no schema brings along',
    [['<part name="done" type="xs:int"/>', '<part name="done" type="soapenc:int"/>']],
    'part-type-changed error consumer+provider',
    [
      [
        '<definitions name="Orders"',
        '<definitions xmlns:soapenc="http://schemas.xmlsoap.org/soap/encoding/" name="Orders"',
      ],
    ],
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
