import { RegistryError, type Registry } from '../../registry/index.ts'
import { presentView } from '../facts/base/read-service.ts'
import type { CircleEvidence, Scope } from '../facts/fact.ts'
import { circlesWithin } from '../facts/places.ts'

/** Kind and name of what lies in a domain and is owned by a role; everything else concerns the whole organisation. */
const PLACED = /^(service|version|endpoint|subscription|waiver|domain):([^@#]+)/s

/** What of the registry lies in a domain, or is a circle's to answer for. */
export interface SubjectsWithin {
  /** Whether a subject of the ledger does; what lies in no place counts in every one. */
  has(subject: string): Promise<boolean>
  /** The roles of a circle and of those in it; undefined where no circle is asked about. */
  readonly roles: ReadonlySet<string> | undefined
}

/** Where something lies, and who answers for it. */
interface Place {
  readonly domain: string | undefined
  readonly owner: string | undefined
}

/** Whether actions are such that their entries lie in a place. */
export function arePlaced(actions: readonly string[]): boolean {
  return actions.some((action) => PLACED_ACTIONS.test(action))
}
const PLACED_ACTIONS = /^(?:service|version|checklist|endpoint|subscription|waiver|domain)\./

export function subjectsWithin(
  registry: Registry,
  circles: readonly CircleEvidence[],
  scope: Scope,
): SubjectsWithin {
  const { domain, circle } = scope
  const roles =
    circle === undefined
      ? undefined
      : new Set(circlesWithin(circles, scope).flatMap((one) => one.roles.map(({ id }) => id)))
  const known = new Map<string, Promise<Place | undefined>>()
  const placeOf = (kind: string, name: string): Promise<Place | undefined> => {
    const key = `${kind} ${name}`
    const found = known.get(key) ?? unlessGone(readPlace(registry, kind, name))
    known.set(key, found)
    return found
  }
  return {
    roles,
    async has(subject) {
      const [, kind, name = ''] = PLACED.exec(subject) ?? []
      if (kind === undefined || (domain === undefined && roles === undefined)) return true
      const place = await placeOf(kind, name)
      if (roles !== undefined) return place?.owner !== undefined && roles.has(place.owner)
      return place?.domain === domain || place?.domain?.startsWith(`${domain ?? ''}/`) === true
    },
  }
}

async function readPlace(
  registry: Registry,
  kind: string,
  name: string,
): Promise<Place | undefined> {
  switch (kind) {
    case 'waiver': {
      const { scope, owner } = await registry.waivers.get(name)
      return { domain: scope.domain, owner }
    }
    case 'domain': {
      const [present = name] = await registry.domains.pathsOf(name)
      return { domain: present, owner: (await registry.domains.get(present)).owner }
    }
    case 'subscription':
      return placeOfService(registry, (await registry.subscriptions.get(name)).service)
    default:
      return placeOfService(registry, name)
  }
}

async function placeOfService(registry: Registry, name: string): Promise<Place | undefined> {
  const service = await presentView(registry, name)
  if (service === undefined) return undefined
  const { domain, owner } = service
  return { domain, owner: owner ?? (await registry.domains.get(domain)).owner }
}

async function unlessGone<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked
  } catch (error) {
    if (error instanceof RegistryError) return undefined
    throw error
  }
}
