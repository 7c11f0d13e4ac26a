import { row, type WsdlRow } from './wsdl-row.ts'

const REPORT = '<operation name="report"><input message="d:PlaceRequest"/></operation>'
const USING = '<wsaw:UsingAddressing xmlns:w="http://schemas.xmlsoap.org/wsdl/" w:required="true"/>'

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
