import { arrayMember, stringMember } from '../document/data-value.ts'
import type { EndpointSummary, ServiceSummary } from '../model.ts'
import type { OpenApiModel } from './model.ts'

/** The service that a description describes, with the servers that its root names. */
export function summariseServers(model: OpenApiModel): readonly ServiceSummary[] {
  const { document } = model
  const info = model.nodeOf(document.value['info'])
  const service: ServiceSummary = {
    name: stringMember(info?.value, 'title') ?? '',
    endpoints: model.version === '2.0' ? endpointsOf20(model) : endpointsOf3(model),
    location: (info ?? document).location,
  }
  return [service]
}

function endpointsOf3({ document }: OpenApiModel): readonly EndpointSummary[] {
  return arrayMember(document.value, 'servers').map((server, index) => {
    const url = stringMember(server, 'url')
    const name = stringMember(server, 'name') ?? stringMember(server, 'description')
    const location = document.at('servers', index)
    return { name: name ?? url ?? '', address: url, protocol: protocolOf(url), location }
  })
}

/** In 2.0 an address is put together from `schemes`, `host` and `basePath`. */
function endpointsOf20({ document }: OpenApiModel): readonly EndpointSummary[] {
  const { value } = document
  const host = stringMember(value, 'host')
  const basePath = stringMember(value, 'basePath') ?? ''
  if (host === undefined) {
    if (basePath === '') return []
    const location = document.at('basePath')
    return [{ name: basePath, address: basePath, protocol: 'http', location }]
  }
  const schemes = arrayMember(value, 'schemes').filter((scheme) => typeof scheme === 'string')
  const prefixes = schemes.length === 0 ? [''] : schemes.map((scheme) => `${scheme}:`)
  return prefixes.map((prefix) => {
    const address = `${prefix}//${host}${basePath}`
    return { name: address, address, protocol: protocolOf(address), location: document.at('host') }
  })
}

/** Addresses without a scheme are relative to where the description is served: HTTP. */
function protocolOf(address: string | undefined): EndpointSummary['protocol'] {
  return /^(?!https?:)[a-z][a-z\d+.-]*:/i.test(address ?? '') ? 'other' : 'http'
}
