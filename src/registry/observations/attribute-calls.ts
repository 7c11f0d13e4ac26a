import type { Collection } from '../../store/index.ts'
import type { ServiceDocument, VersionDocument } from '../documents.ts'
import type { GuardedCollection } from '../guarded-collection.ts'
import type { ServiceNames } from '../names/service-names.ts'
import { versionsOf } from '../versions/find-version.ts'
import type { VersionContents } from '../versions/version-contents.ts'
import type { Attributed } from './count-observations.ts'
import { generalised, offeredOperations, type OperationsOffered } from './find-operation.ts'
import type { EndpointPlaces } from './endpoint-places.ts'
import { mappedPlaces, serviceFinder } from './find-service.ts'
import type { DeployedService } from './observation-documents.ts'
import { consumerFinder, type ObservationMapping } from './observation-mapping.ts'
import type { Seen } from './observation.ts'

export interface AttributePorts {
  readonly services: GuardedCollection<ServiceDocument>
  readonly versions: GuardedCollection<VersionDocument>
  readonly versionContents: Pick<VersionContents, 'summary'>
  readonly names: ServiceNames
  readonly deployed: Collection<DeployedService>
  readonly endpointPlaces: EndpointPlaces
}

export interface AttributedCalls {
  readonly calls: readonly Attributed[]
  /** Those whose service is not known. */
  readonly unmapped: readonly Seen[]
  readonly unknownConsumers: number
}

/** Finds out of each call which service it was to, which operation, which version, and whose it was. */
export async function attributeCalls(
  ports: AttributePorts,
  mapping: ObservationMapping,
  seen: readonly Seen[],
  defaultHost: string | undefined,
): Promise<AttributedCalls> {
  const find = await finderOf(ports, mapping)
  const consumerOf = consumerFinder(mapping)
  const named = createLookup((name: string) => serviceId(ports, name))
  const operations = createLookup((service: string) => operationsOf(ports, service))
  const deployments = createLookup(async (service: string) => ports.deployed.get(service))
  const calls: Attributed[] = []
  const unmapped: Seen[] = []
  let unknownConsumers = 0
  for (const one of seen) {
    const explicit = one.service === undefined ? undefined : await named(one.service)
    const place = find(one.host ?? defaultHost, one.path ?? '/')
    const service = explicit ?? place?.service
    if (service === undefined) {
      const [host, path] = [text(one.host ?? defaultHost, 300), text(one.path, LONGEST_PATH)]
      unmapped.push({ ...one, host, path })
      continue
    }
    const environment = text(one.environment ?? place?.environment, 100)
    const said = one.consumer ?? one.client.user
    const mapped = consumerOf({ ...one.client, user: said })
    const consumer = mapped ?? said ?? ''
    if (consumer === '') unknownConsumers += one.count
    const rest = place?.service === service ? place.rest : one.path
    const version =
      one.version ??
      (await deployments(service))?.value.versions.findLast(
        (deployment) => environment === '' || deployment.environment === environment,
      )?.version
    calls.push({
      seen: one,
      service,
      consumer: text((consumer === '' ? undefined : await named(consumer)) ?? consumer, 300),
      operation: text(operationName(await operations(service), one, rest), 400),
      version: text(version, 100),
      environment,
    })
  }
  return { calls, unmapped, unknownConsumers }
}

/** What a call is counted under: as the contract names it, or else as it was. */
function operationName(
  offered: OperationsOffered,
  { operation, method, path }: Seen,
  rest: string | undefined,
): string {
  if (operation !== undefined) return offered.byName(operation) ?? operation
  if (method === undefined || rest === undefined || !offered.isKnown) return ''
  const found =
    offered.byRequest(method, rest) ??
    (path === undefined ? undefined : offered.byRequest(method, path))
  if (found !== undefined) return found
  // A browser asks before it calls across origins (Fetch, CORS preflight); no contract offers that.
  if (method === 'OPTIONS') return ''
  // SOAP says in the message which operation it is, which no access log sees.
  return method === 'POST' && rest === '/' ? '' : generalised(method, rest)
}

/** The operations that versions of a service offer which are not retired. */
export async function operationsOf(
  { versions, versionContents }: Pick<AttributePorts, 'versions' | 'versionContents'>,
  service: string,
): Promise<OperationsOffered> {
  const live = (await versionsOf(versions, service)).filter(({ value }) => !value.standing.final)
  const summaries = await Promise.all(
    live.slice(0, MOST_VERSIONS).map(({ value }) => versionContents.summary(value)),
  )
  return offeredOperations(summaries)
}

const MOST_VERSIONS = 50 // the highest ones
const LONGEST_NAME = 300 // characters; longer than any name that can be registered
const LONGEST_PATH = 2_000 // characters; its first segments are kept

async function serviceId(
  { services, names }: Pick<AttributePorts, 'services' | 'names'>,
  name: string,
): Promise<string | undefined> {
  // What no service can be called is not asked of the store, which refuses some of it.
  if (name === '' || text(name, LONGEST_NAME) !== name) return undefined
  const id = await names.follow(name)
  return (await services.get(id)) === undefined ? undefined : id
}

async function finderOf(
  ports: AttributePorts,
  mapping: ObservationMapping,
): Promise<ReturnType<typeof serviceFinder>> {
  const ids = new Map<string, string>()
  for (const name of new Set(mapping.addresses.map(({ service }) => service))) {
    const id = await serviceId(ports, name)
    if (id !== undefined) ids.set(name, id)
  }
  return serviceFinder(mappedPlaces(mapping, ids), await ports.endpointPlaces())
}

/** Asks once for each key. */
function createLookup<T>(find: (key: string) => Promise<T>): (key: string) => Promise<T> {
  const known = new Map<string, Promise<T>>()
  return (key) => {
    const present = known.get(key) ?? find(key)
    known.set(key, present)
    return present
  }
}

// eslint-disable-next-line no-control-regex -- what sources write is shown to people
const CONTROL = /[\u0000-\u001f\u007f]/g

function text(said: string | undefined, most: number): string {
  return (said ?? '')
    .replace(CONTROL, ' ')
    .trim()
    .slice(0, most)
    .replace(/\p{Surrogate}/gu, '\ufffd')
}
