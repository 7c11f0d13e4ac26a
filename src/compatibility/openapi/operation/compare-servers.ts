import { arrayMember, isDataObject, stringMember } from '../../../contracts/index.ts'
import type { DataObject, Location, OpenApiModel } from '../../../contracts/index.ts'
import type { ChangeFacts } from '../../change-kind.ts'
import type { OperationView } from './operation-view.ts'

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

/** An operation or its path can have servers of its own, which stand in for those of the whole (section 4.7.9). */
export function compareServersOfOperation(
  report: Report,
  before: { readonly model: OpenApiModel; readonly operation: OperationView },
  after: { readonly model: OpenApiModel; readonly operation: OperationView },
): void {
  const old = ownServers(before.operation)
  const now = ownServers(after.operation)
  if (old === undefined && now === undefined) return
  const from = old ?? serversOf(before.model)
  const to = now ?? serversOf(after.model)
  const places = [before, after].map(({ operation }) => operation.node.at('servers')) as [
    Location,
    Location,
  ]
  const told = (url: string) => ({ value: `${url} of ${after.operation.name}` })
  for (const url of from) if (!to.has(url)) report('api-server-removed', told(url), ...places)
  for (const url of to) if (!from.has(url)) report('api-server-added', told(url), ...places)
}

function ownServers({ node, pathItem }: OperationView): ReadonlySet<string> | undefined {
  const holder = [node, pathItem].find(({ value }) => arrayMember(value, 'servers').length > 0)
  return holder && urlsOf(holder.value)
}

function placeOf({ document, version }: OpenApiModel): Location {
  return document.at(version === '2.0' ? 'host' : 'servers')
}

/** Without any server the address is that of the description (OpenAPI 3.0, section 4.7.1). */
function serversOf(model: OpenApiModel): ReadonlySet<string> {
  const { value } = model.document
  if (model.version === '2.0') return serversOf2(model)
  return urlsOf(value)
}

function urlsOf(holder: DataObject): ReadonlySet<string> {
  return new Set(
    arrayMember(holder, 'servers').flatMap((server) => {
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
