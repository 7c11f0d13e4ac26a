import {
  RegistryError,
  type Registry,
  type ServiceView,
  type ViewPage,
  type VersionListItem,
} from '../../registry/index.ts'

/** What the registry is asked when something seems amiss. */
export type SensedRegistry = Pick<
  Registry,
  | 'services'
  | 'versions'
  | 'subscriptions'
  | 'endpoints'
  | 'waivers'
  | 'duties'
  | 'lifecycles'
  | 'imports'
>

/** The service of a name that it has or had; undefined when there is none. */
export async function presentService(
  registry: Pick<Registry, 'services'>,
  name: string,
): Promise<ServiceView | undefined> {
  try {
    return await registry.services.get(name)
  } catch (error) {
    if (!(error instanceof RegistryError)) throw error
    if (error.code === 'service-not-found') return undefined
    const { movedTo } = error.details
    if (error.code === 'service-moved' && movedTo !== undefined) {
      return registry.services.get(movedTo)
    }
    throw error
  }
}

/** The name by which findings about a service are kept, which no move changes. */
export function lastingName({ id, registeredAs = id }: ServiceView): string {
  return registeredAs
}

/** The name in a subject such as `service:a/b` or `version:a/b@1.0.0`; undefined for any other kind. */
export function serviceIn(subject: string): string | undefined {
  const colon = subject.indexOf(':')
  const kind = subject.slice(0, colon)
  const name = subject.slice(colon + 1)
  if (kind === 'service') return name
  return kind === 'version' ? name.split('@', 1)[0] : undefined
}

const PAGE = 500

/** Highest first. */
export async function versionsOf(
  registry: Pick<Registry, 'versions'>,
  service: string,
): Promise<readonly VersionListItem[]> {
  return allOf((cursor) => registry.versions.list(service, { cursor, limit: PAGE }))
}

/** Everything that a list holds. */
export async function allOf<T>(
  pageOf: (cursor: string | undefined) => Promise<ViewPage<T>>,
): Promise<readonly T[]> {
  const items: T[] = []
  let cursor: string | undefined
  do {
    const page = await pageOf(cursor)
    items.push(...page.items)
    cursor = page.next
  } while (cursor !== undefined)
  return items
}

/** What a lifecycle says of a state. */
export interface Standing {
  readonly isInitial: boolean
  readonly inService: boolean
  readonly isFinal: boolean
}

/** What the lifecycles say of the state that something is in. */
export type StandingOf = (subject: Pick<VersionListItem, 'lifecycle' | 'state'>) => Standing

/** Reads the lifecycles once, for many questions. */
export async function readStandings(registry: Pick<Registry, 'lifecycles'>): Promise<StandingOf> {
  const lifecycles = new Map((await registry.lifecycles.list()).map((one) => [one.id, one]))
  return ({ lifecycle, state }) => {
    const known = lifecycles.get(lifecycle.id)
    const found = known?.states.find(({ id }) => id === state)
    return {
      isInitial: known?.initial === state,
      inService: found?.inService === true,
      isFinal: found?.final === true,
    }
  }
}
