import type { Registry } from '../registry.ts'
import type { ServiceNames } from './service-names.ts'

type Readiness = Pick<Registry, 'charters' | 'checklists' | 'activationPlans'>

/** Charters, checklists and activation plans, asked for by the present name of the service. */
export function namedReadiness(
  { charters, checklists, activationPlans }: Readiness,
  names: ServiceNames,
): Readiness {
  const id = (name: string): Promise<string> => names.idOf(name)
  return {
    charters: {
      overview: async (actor, name) => charters.overview(actor, await id(name)),
      request: async (actor, name, request) => charters.request(actor, await id(name), request),
    },
    checklists: {
      of: async (name, selector) => checklists.of(await id(name), selector),
      tick: async (actor, name, ...tick) => checklists.tick(actor, await id(name), ...tick),
      clear: async (actor, name, ...item) => checklists.clear(actor, await id(name), ...item),
    },
    activationPlans: {
      get: async (name, selector) => ({
        ...(await activationPlans.get(await id(name), selector)),
        service: name,
      }),
      put: async (actor, name, ...plan) => ({
        ...(await activationPlans.put(actor, await id(name), ...plan)),
        service: name,
      }),
    },
  }
}
