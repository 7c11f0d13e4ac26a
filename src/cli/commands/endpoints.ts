import type {
  ChecklistItemView,
  EndpointList,
  EndpointView,
  ServiceView,
  TransitionOverview,
} from '../../registry/index.ts'
import { registryError } from '../exit-status.ts'
import { printable, writeNotice, writeReport } from '../output.ts'
import { tickItem, type TickFlags } from '../registry/checklist-items.ts'
import { servicePath } from '../registry/coordinates.ts'
import { readService, serviceCoordinates } from '../registry/read-service.ts'
import { askJson, jsonBody } from '../registry/registry-client.ts'
import {
  takeTransition,
  tellStanding,
  type Form,
  type TransitionFlags,
} from '../registry/take-transition.ts'

/** What commander makes of the options of `endpoints declare`. */
export interface EndpointDeclareFlags {
  readonly environment: string
  readonly url: string
}

/** `concordat endpoints list`: every address of a service, and what does not fit. */
export async function listEndpoints(name: string, format: Form): Promise<void> {
  const { items, gaps } = await endpointsOf(pathOf(name))
  if (format === 'json') {
    await writeReport(`${JSON.stringify({ items, gaps }, undefined, 2)}\n`, undefined)
    return
  }
  if (items.length === 0) await writeNotice(`${name} names no endpoint.`)
  const lines = [...items.map(inWords), ...gaps.map((gap) => `gap  ${gap}`)]
  if (lines.length > 0) await writeReport(`${printable(lines.join('\n'))}\n`, undefined)
}

/** `concordat endpoints declare`: the service names one more address; harmless when it does already. */
export async function declareEndpoint(name: string, declared: EndpointDeclareFlags): Promise<void> {
  const { environment, url } = declared
  const { service, tag, path } = await readService(serviceCoordinates(name))
  const isIt = (one: EndpointDeclareFlags): boolean =>
    one.environment === environment && one.url === url
  if (!service.endpoints.some(isIt)) {
    const endpoints = [...service.endpoints, { environment, url }]
    await askJson<ServiceView>(path, jsonBody('PATCH', { endpoints }, tag))
  }
  const { items } = await endpointsOf(path)
  await writeReport(`${printable(items.filter(isIt).map(inWords).join('\n'))}\n`, undefined)
}

/** `concordat endpoints why`: what is missing before each way on, and what was decided so far. */
export async function explainEndpoint(name: string, which: string, format: Form): Promise<void> {
  const path = await endpointPath(name, which)
  const overview = await askJson<TransitionOverview>(`${path}/transitions`)
  const { items } = await askJson<{ items: readonly ChecklistItemView[] }>(`${path}/checklist`)
  await tellStanding(overview, format, items)
}

/** `concordat endpoints tick`. */
export async function tickEndpoint(
  name: string,
  which: string,
  item: string,
  flags: TickFlags,
): Promise<void> {
  await tickItem(`${await endpointPath(name, which)}/checklist`, item, flags)
}

/** `concordat endpoints move`. */
export async function moveEndpoint(
  name: string,
  which: string,
  flags: TransitionFlags,
): Promise<void> {
  await takeTransition(`${await endpointPath(name, which)}/transitions`, flags)
}

function pathOf(name: string): string {
  return servicePath(serviceCoordinates(name))
}

function endpointsOf(path: string): Promise<EndpointList> {
  return askJson(`${path}/endpoints`)
}

/** @param which the endpoint's id, or its address where no other endpoint of the service has the same one */
async function endpointPath(name: string, which: string): Promise<string> {
  const path = pathOf(name)
  const { items } = await endpointsOf(path)
  const meant = items.filter(({ id, url }) => id === which || url === which)
  const [only] = meant
  if (only !== undefined && meant.length === 1) return `${path}/endpoints/${only.id}`
  const known = (meant.length > 0 ? meant : items).map(({ id, url }) => `${id} (${url})`).join(', ')
  throw registryError(
    meant.length > 1
      ? `${which} is the address of several endpoints of ${name}; name one by its id: ${known}.`
      : `${name} has no endpoint ${which}; ${known === '' ? 'it names none' : `it has ${known}`}.`,
  )
}

function inWords({ id, environment, url, state, isNamed }: EndpointView): string {
  return `${id}  ${state}: ${url} in ${environment}${isNamed ? '' : ', no longer named'}`
}
