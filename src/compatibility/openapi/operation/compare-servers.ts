import { arrayMember, stringMember } from '../../../contracts/index.ts'
import type { DataObject, Location, OpenApiModel } from '../../../contracts/index.ts'
import type { ChangeFacts } from '../../change-kind.ts'
import type { OperationView } from './operation-view.ts'
import {
  addressesBeyond,
  addressesOf,
  defaultsOf,
  plainAddress,
  type ServerAddress,
  type VariableDefault,
} from './server-addresses.ts'

type Report = (
  id: string,
  facts: ChangeFacts,
  oldLocation: Location | undefined,
  newLocation: Location | undefined,
) => void

/** Where a description, a path or an operation says that it answers. */
interface Servers {
  readonly addresses: readonly ServerAddress[]
  readonly defaults: readonly VariableDefault[]
  readonly location: Location
}

/** The addresses at which the whole service answers. */
export function compareServers(report: Report, before: OpenApiModel, after: OpenApiModel): void {
  compareLists(report, serversOf(before), serversOf(after), '')
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
  const at = ({ operation }: typeof before) => operation.node.at('servers')
  compareLists(
    report,
    { ...(old ?? serversOf(before.model)), location: at(before) },
    { ...(now ?? serversOf(after.model)), location: at(after) },
    ` of ${after.operation.name}`,
  )
}

/** @param whose what is added to an address where it is not that of the whole */
function compareLists(report: Report, before: Servers, after: Servers, whose: string): void {
  const places = [before.location, after.location] as const
  for (const { text } of addressesBeyond(before.addresses, after.addresses))
    report('api-server-removed', { value: text + whose }, ...places)
  for (const { text } of addressesBeyond(after.addresses, before.addresses))
    report('api-server-added', { value: text + whose }, ...places)
  const defaults = new Map(after.defaults.map((one) => [`${one.server} ${one.name}`, one.value]))
  for (const { server, name, value } of before.defaults) {
    const to = defaults.get(`${server} ${name}`)
    if (to === undefined || to === value) continue
    const facts = { value: server + whose, name, from: value, to }
    report('api-server-variable-default-changed', facts, ...places)
  }
}

function ownServers({ node, pathItem }: OperationView): Omit<Servers, 'location'> | undefined {
  const holder = [node, pathItem].find(({ value }) => arrayMember(value, 'servers').length > 0)
  return holder && serversIn(holder.value)
}

function serversIn(holder: DataObject): Omit<Servers, 'location'> {
  return { addresses: addressesOf(holder), defaults: defaultsOf(holder) }
}

/** Without any server the address is that of the description (OpenAPI 3.0, section 4.7.1). */
function serversOf({ document, version }: OpenApiModel): Servers {
  if (version !== '2.0') return { ...serversIn(document.value), location: document.at('servers') }
  const addresses = urlsOf2(document.value).map(plainAddress)
  return { addresses, defaults: [], location: document.at('host') }
}

function urlsOf2(value: DataObject): readonly string[] {
  const host = stringMember(value, 'host')
  const basePath = (stringMember(value, 'basePath') ?? '').replace(/\/$/, '')
  if (host === undefined) return basePath === '' ? [] : [basePath]
  const schemes = arrayMember(value, 'schemes').map(String)
  return (schemes.length > 0 ? schemes : ['https']).map(
    (scheme) => `${scheme}://${host}${basePath}`,
  )
}
