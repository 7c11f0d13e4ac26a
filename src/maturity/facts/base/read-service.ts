import type { Governance, RoleFillings } from '../../../governance/index.ts'
import { RegistryError, type Registry, type ServiceView } from '../../../registry/index.ts'
import { withSecurity } from '../security/with-security.ts'
import type { PolicyCategories, ReadPolicyCategories } from '../policies/policy-categories.ts'
import { allOf, observedBefore, PAGE, type PortfolioService } from '../../portfolio.ts'

/** Reads single services with what the registry knows around them. What several ask for is read once. */
export interface ServiceReader {
  /** @param name that of its registration; undefined when there is no such service, or it was merged into another */
  read(name: string): Promise<ReadService | undefined>
  /** The name under which a service was registered; undefined when there is none. */
  idOf(name: string): Promise<string | undefined>
  /** Where a service lies; undefined when there is none. */
  domainOf(name: string): Promise<string | undefined>
}

/** What is known of the whole beside the registry. */
export interface Beside {
  readonly readCategories: ReadPolicyCategories
  readonly circles: Pick<Governance['circles'], 'fillings'>
}

export interface ReadService {
  readonly entry: PortfolioService
  /** Those of the services that use it that are composed of others, and itself if it is. */
  readonly composing: ReadonlySet<string>
  /** States of contract versions in which they are in operation. */
  readonly operationStates: ReadonlySet<string>
  /** What the policies in force are about. */
  readonly categories: PolicyCategories
}

/** @param at what was seen at run time is read of the days before it */
export function createServiceReader(
  registry: Registry,
  { readCategories, circles }: Beside,
  at: Date,
): ServiceReader {
  const owners = new Map<string, Promise<string | undefined>>()
  const views = new Map<string, Promise<ServiceView | undefined>>()
  let operationStates: Promise<ReadonlySet<string>> | undefined
  let categories: Promise<PolicyCategories> | undefined
  let fillings: Promise<RoleFillings> | undefined
  const ownerOf = (domain: string): Promise<string | undefined> =>
    remember(owners, domain, async () => (await registry.domains.get(domain)).owner)
  const viewOf = (name: string): Promise<ServiceView | undefined> =>
    remember(views, name, () => presentView(registry, name))

  return {
    idOf: async (name) => {
      const view = await viewOf(name)
      return view && (view.registeredAs ?? view.id)
    },
    domainOf: async (name) => (await viewOf(name))?.domain,
    async read(name) {
      const service = await viewOf(name)
      if (service === undefined) return undefined
      const { id, registeredAs = id } = service
      if (registeredAs !== name) return undefined
      const usedBy = await allOf((cursor) =>
        registry.subscriptions.list({ service: id, cursor, limit: PAGE }),
      )
      const uses = await allOf((cursor) =>
        registry.subscriptions.list({ consumer: id, cursor, limit: PAGE }),
      )
      const composing = new Set<string>()
      const consumers = usedBy.filter(({ consumerKind }) => consumerKind === 'service')
      for (const consumer of new Set([id, ...consumers.map((use) => use.consumer)])) {
        const kind = (await viewOf(consumer))?.kind
        if (kind === 'composite' || kind === 'process') composing.add(consumer)
      }
      fillings ??= circles.fillings()
      const { filled } = await fillings
      const owner = service.owner ?? (await ownerOf(service.domain))
      const entry: PortfolioService = {
        service,
        owner,
        ownerFilled: filled.get(owner ?? ''),
        versions: await withSecurity(
          await allOf((cursor) => registry.versions.list(id, { cursor, limit: PAGE })),
          (version) => registry.versions.get(id, version),
        ),
        decisions: await allOf((cursor) =>
          registry.decisions.list({ service: id, cursor, limit: PAGE }),
        ),
        usedBy,
        waivers: await allOf((cursor) =>
          registry.waivers.list({ service: id, cursor, limit: PAGE }),
        ),
        uses: uses.filter(({ consumerKind }) => consumerKind === 'service'),
        observed: await registry.observations.days(id, observedBefore(at)),
      }
      operationStates ??= operationStatesOf(registry)
      categories ??= readCategories(at)
      return {
        entry,
        composing,
        operationStates: await operationStates,
        categories: await categories,
      }
    },
  }
}

export async function operationStatesOf({
  lifecycles,
}: Pick<Registry, 'lifecycles'>): Promise<ReadonlySet<string>> {
  const all = await lifecycles.list()
  return new Set(
    all
      .filter(({ subject }) => subject === 'version')
      .flatMap(({ states }) => states.filter(({ phase }) => phase === 'operation'))
      .map(({ id }) => id),
  )
}

/** A service by any name that it ever had; undefined where there was none. */
export async function presentView(
  registry: Registry,
  name: string,
): Promise<ServiceView | undefined> {
  try {
    return await registry.services.get(name)
  } catch (error) {
    if (!(error instanceof RegistryError)) throw error
    if (error.code === 'service-not-found') return undefined
    const { movedTo } = error.details
    if (error.code !== 'service-moved' || movedTo === undefined) throw error
    return presentView(registry, movedTo)
  }
}

function remember<T>(
  known: Map<string, Promise<T>>,
  key: string,
  read: () => Promise<T>,
): Promise<T> {
  const found = known.get(key) ?? read()
  known.set(key, found)
  return found
}
