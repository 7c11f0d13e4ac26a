import type { CircleView, DomainView, ServiceView, SubscriptionView } from './registry-contents.ts'
import { BACKSTAGE_ANNOTATIONS, lineOf, parseSelector } from '../../../registry/index.ts'
import { entityName, entityTags } from './backstage-names.ts'

/** What of a registry becomes a catalogue. */
export interface RegistryContents {
  /** Address of the registry, without a slash at its end. */
  readonly url: string
  readonly domains: readonly DomainView[]
  readonly services: readonly ServiceView[]
  /** Those that have not ended. */
  readonly subscriptions: readonly SubscriptionView[]
  readonly circles: readonly CircleView[]
}

/** A contract that belongs into the catalogue, with the folder that its files are to lie in. */
export interface Definition {
  readonly service: ServiceView
  readonly version: string
  readonly folder: string
}

export interface BackstageEntity {
  readonly apiVersion: 'backstage.io/v1alpha1'
  readonly kind: 'API' | 'Component' | 'System' | 'Domain' | 'Group'
  readonly metadata: {
    readonly name: string
    readonly title?: string
    readonly description?: string
    readonly tags?: readonly string[]
    readonly annotations?: Readonly<Record<string, string>>
  }
  readonly spec: Readonly<Record<string, unknown>>
}

/** Who owns what nobody is said to own; every component needs an owner there. */
const UNKNOWN = 'unknown'

/** The latest contract of each line of each service. */
export function definitionsOf(services: readonly ServiceView[]): readonly Definition[] {
  return services.flatMap((service) =>
    contractsOf(service).map(({ version }) => ({
      service,
      version,
      folder: `apis/${service.id}/${version}`,
    })),
  )
}

/**
 * A registry as entities: roles and circles are groups, domains are domains with a system for the services in each, a
 * service is a component, and each of its contract lines an API that it provides.
 * @param entryOf the path of the file that the contract of a definition begins with
 */
export function backstageCatalogue(
  contents: RegistryContents,
  entryOf: (service: string, version: string) => string,
): readonly BackstageEntity[] {
  const { domains, services, subscriptions, circles } = contents
  const owners = new Map(domains.map(({ path, owner }) => [path, owner]))
  const ownerOf = ({ owner, domain }: ServiceView): string => owner ?? owners.get(domain) ?? UNKNOWN
  const byId = new Map(services.map((service) => [service.id, service]))
  const consumed = (subscription: SubscriptionView): readonly string[] => {
    const provider = byId.get(subscription.service)
    return provider === undefined ? [] : apiFor(provider, subscription.range)
  }
  const used = new Map<string, Set<string>>()
  for (const subscription of subscriptions) {
    const key = consumerKey(subscription.consumer, subscription.consumerKind)
    used.set(key, new Set([...(used.get(key) ?? []), ...consumed(subscription)]))
  }
  const uses = (consumer: string, kind: SubscriptionView['consumerKind']): readonly string[] =>
    [...(used.get(consumerKey(consumer, kind)) ?? [])].sort()
  const peopled = new Set(services.map(({ domain }) => domain))
  const applications = new Set(
    subscriptions.flatMap((one) => (one.consumerKind === 'application' ? [one.consumer] : [])),
  )
  return [
    ...circles.flatMap(groupsOf),
    entity(
      'Group',
      { name: UNKNOWN, title: 'Nobody is said to own it' },
      { type: 'role', children: [] },
    ),
    ...domains.flatMap((domain) => domainEntities(domain, peopled.has(domain.path))),
    ...services.flatMap((service) => [
      component(contents.url, service, ownerOf(service), uses(service.id, 'service')),
      ...contractsOf(service).map((contract) =>
        api(contents.url, service, contract, {
          owner: ownerOf(service),
          entry: entryOf(service.id, contract.version),
        }),
      ),
    ]),
    ...[...applications].sort().map((name) =>
      entity(
        'Component',
        { name: entityName(`application.${name}`), title: name },
        {
          ...{ type: 'application', lifecycle: 'production', owner: UNKNOWN },
          consumesApis: uses(name, 'application'),
        },
      ),
    ),
  ]
}

function consumerKey(consumer: string, kind: SubscriptionView['consumerKind']): string {
  return `${kind} ${consumer}`
}

type Contract = NonNullable<ServiceView['latest']>

function contractsOf({ lines, latest }: ServiceView): readonly Contract[] {
  return lines ?? (latest === undefined ? [] : [latest])
}

function entity(
  kind: BackstageEntity['kind'],
  metadata: BackstageEntity['metadata'],
  spec: BackstageEntity['spec'],
): BackstageEntity {
  return { apiVersion: 'backstage.io/v1alpha1', kind, metadata, spec }
}

function groupsOf({ id, title, purpose, parent, roles }: CircleView): readonly BackstageEntity[] {
  const name = entityName(`circle.${id}`)
  const around = parent === undefined ? {} : { parent: entityName(`circle.${parent}`) }
  return [
    entity(
      'Group',
      { name, title, description: purpose },
      { type: 'circle', ...around, children: [] },
    ),
    ...roles.map((role) =>
      entity(
        'Group',
        { name: entityName(role.id), title: role.title, description: role.purpose },
        { type: 'role', parent: name, children: [] },
      ),
    ),
  ]
}

/** A domain, and a system of the services that lie in it itself. */
function domainEntities(
  { path, title, purpose, owner }: DomainView,
  hasServices: boolean,
): readonly BackstageEntity[] {
  const name = entityName(path)
  const metadata = { name, title, ...(purpose !== undefined && { description: purpose }) }
  const around = path.includes('/') ? entityName(path.slice(0, path.lastIndexOf('/'))) : undefined
  const own = owner === undefined ? UNKNOWN : entityName(owner)
  const domain = entity('Domain', metadata, {
    owner: own,
    ...(around !== undefined && { subdomainOf: around }),
  })
  return hasServices ? [domain, entity('System', metadata, { owner: own, domain: name })] : [domain]
}

function component(
  url: string,
  service: ServiceView,
  owner: string,
  consumesApis: readonly string[],
): BackstageEntity {
  const providesApis = contractsOf(service).map((contract) => apiName(service, contract))
  return entity('Component', metadataOf(url, service, entityName(service.id)), {
    type: 'service',
    lifecycle: lifecycleOf(service.latest),
    owner: entityName(owner),
    system: entityName(service.domain),
    ...(providesApis.length > 0 && { providesApis }),
    ...(consumesApis.length > 0 && { consumesApis }),
  })
}

function api(
  url: string,
  service: ServiceView,
  contract: Contract,
  { owner, entry }: { readonly owner: string; readonly entry: string },
): BackstageEntity {
  const metadata = metadataOf(url, service, apiName(service, contract))
  const version = { [BACKSTAGE_ANNOTATIONS.version]: contract.version }
  return entity(
    'API',
    { ...metadata, annotations: { ...metadata.annotations, ...version } },
    {
      type: lineOf(contract.format),
      lifecycle: lifecycleOf(contract),
      owner: entityName(owner),
      system: entityName(service.domain),
      definition: { $text: `./${entry}` },
    },
  )
}

function metadataOf(
  url: string,
  { id, domain, name: short, title, purpose, tags }: ServiceView,
  name: string,
): BackstageEntity['metadata'] {
  const plain = entityTags(tags)
  return {
    ...{ name, title },
    ...(purpose !== undefined && { description: purpose }),
    ...(plain.length > 0 && { tags: plain }),
    annotations: {
      [BACKSTAGE_ANNOTATIONS.service]: id,
      [BACKSTAGE_ANNOTATIONS.page]: `${url}/services/${domain.replaceAll('/', '~')}/${short}`,
    },
  }
}

/** The first line has the name of the service, as its consumers know it. */
function apiName(service: ServiceView, { version, format }: Contract): string {
  const [first] = contractsOf(service)
  return entityName(first?.version === version ? service.id : `${service.id}.${lineOf(format)}`)
}

/** The API that a range is about: of the line that it names, else of the first one. */
function apiFor(service: ServiceView, range: string): readonly string[] {
  const { line } = parseSelector(range)
  const contracts = contractsOf(service)
  const meant = contracts.find(({ format }) => lineOf(format) === line) ?? contracts[0]
  return meant === undefined ? [] : [apiName(service, meant)]
}

/** In the words that catalogues of Backstage use. */
function lifecycleOf(contract: Contract | undefined): 'experimental' | 'production' | 'deprecated' {
  if (contract?.phase === 'retirement' || contract?.state === 'deprecated') return 'deprecated'
  return contract?.phase === 'operation' ? 'production' : 'experimental'
}
