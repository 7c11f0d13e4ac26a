import { RegistryError, type Registry } from '../../registry/index.ts'
import type { Scope } from '../facts/fact.ts'
import type { SinglePoint } from './risks.ts'

const MOST = 200 // weak points that are looked at

/** Services of a scope without which others do not work, as they are now. @param roles that own them; undefined: any */
export async function singlePointsOf(
  { dependencies, services, domains }: Registry,
  { domain }: Scope,
  roles: ReadonlySet<string> | undefined,
): Promise<readonly SinglePoint[]> {
  const found: SinglePoint[] = []
  for (const { service, dependents } of (await dependencies.weakPoints(MOST)).items) {
    if (domain !== undefined && !service.startsWith(`${domain}/`)) continue
    try {
      const view = await services.get(service)
      const owner = view.owner ?? (await domains.get(view.domain)).owner
      if (roles !== undefined && (owner === undefined || !roles.has(owner))) continue
      found.push({ id: service, subject: `service:${view.registeredAs ?? view.id}`, dependents })
    } catch (error) {
      if (!(error instanceof RegistryError)) throw error // it has just gone elsewhere
    }
  }
  return found
}
