import { arrayMember, isDataObject, stringMember } from '../../../contracts/index.ts'
import type { Location, OpenApiModel } from '../../../contracts/index.ts'
import type { ChangeFacts } from '../../change-kind.ts'

type Report = (
  id: string,
  facts: ChangeFacts,
  oldLocation: Location | undefined,
  newLocation: Location | undefined,
) => void

/** The addresses at which the whole service answers. */
export function compareServers(report: Report, before: OpenApiModel, after: OpenApiModel): void {
  const old = serversOf(before)
  const now = serversOf(after)
  const places = [placeOf(before), placeOf(after)] as const
  for (const value of old) if (!now.has(value)) report('api-server-removed', { value }, ...places)
  for (const value of now) if (!old.has(value)) report('api-server-added', { value }, ...places)
}

function placeOf({ document, version }: OpenApiModel): Location {
  return document.at(version === '2.0' ? 'host' : 'servers')
}

/** Without any server the address is that of the description (OpenAPI 3.0, section 4.7.1). */
function serversOf(model: OpenApiModel): ReadonlySet<string> {
  const { value } = model.document
  if (model.version === '2.0') return serversOf2(model)
  return new Set(
    arrayMember(value, 'servers').flatMap((server) => {
      const url = isDataObject(server) ? stringMember(server, 'url') : undefined
      return url === undefined ? [] : [url.replace(/(?<=.)\/$/, '')]
    }),
  )
}

function serversOf2({ document: { value } }: OpenApiModel): ReadonlySet<string> {
  const host = stringMember(value, 'host')
  const basePath = (stringMember(value, 'basePath') ?? '').replace(/\/$/, '')
  if (host === undefined) return new Set(basePath === '' ? [] : [basePath])
  const schemes = arrayMember(value, 'schemes').map(String)
  return new Set(
    (schemes.length > 0 ? schemes : ['https']).map((scheme) => `${scheme}://${host}${basePath}`),
  )
}
