import { row, type WsdlRow } from './wsdl-row.ts'

const PORT =
  '<port name="Second" binding="d:OrdersSoap"><soap:address location="http://localhost/second"/></port>'
const OTHER_BINDING = `<binding name="Other" type="d:Orders"><soap:binding transport="http://schemas.xmlsoap.org/soap/http"/></binding>`

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
