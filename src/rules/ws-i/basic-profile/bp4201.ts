import type { Definitions, Location } from '../../../contracts/index.ts'
import { defineWsdlRule } from '../../rule.ts'
import { isAbsoluteUri } from '../uri.ts'

interface UriInUse {
  readonly uri: string | undefined
  readonly node: { readonly location: Location }
}

export const relativeUrisInUse = defineWsdlRule({
  id: 'BP4201',
  aliases: ['WSI4201'],
  title: 'Report relative URIs',
  message: 'The URI "{uri}" is relative.',
  severity: 'info',
  requirements: ['E0016'],
  rationale:
    'What a relative URI means depends on where the description lies; consumer and provider have to agree on it.',
  examples: [
    { contract: 'orders-document.wsdl' },
    {
      contract: 'orders-document.wsdl',
      edit: ['location="https://orders.example.com/soap"', 'location="/soap"'],
      at: "/definitions/service[@name='OrdersService']/port[@name='OrdersPort']/soap:address",
    },
  ],
  informational: true,
  target: 'Definitions',
  *check(definitions) {
    for (const { uri, node } of urisIn(definitions)) {
      if (uri === undefined || uri.trim() === '' || isAbsoluteUri(uri)) continue
      yield { at: node.location, data: { uri } }
    }
  },
})

function urisIn({ imports, services }: Definitions): readonly UriInUse[] {
  const addresses = services
    .flatMap(({ ports }) => ports)
    .flatMap(({ soapAddress }) => (soapAddress?.soapVersion === '1.1' ? [soapAddress] : []))
  return [
    ...imports.map((node) => ({ uri: node.namespace, node })),
    ...imports.map((node) => ({ uri: node.uri, node })),
    ...addresses.map((node) => ({ uri: node.address, node })),
  ]
}
