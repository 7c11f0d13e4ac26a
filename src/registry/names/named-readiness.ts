import type { Registry } from '../registry.ts'
import { namedOverview, withName } from './named-subjects.ts'
import type { ServiceNames } from './service-names.ts'

type Readiness = Pick<Registry, 'charters' | 'endpoints' | 'checklists' | 'activationPlans'>

/** Charters, endpoints, checklists and activation plans, asked for by the present name of the service. */
export function namedReadiness(
  { charters, endpoints, checklists, activationPlans }: Readiness,
  names: ServiceNames,
): Readiness {
  const id = (name: string): Promise<string> => names.idOf(name)
  return {
    charters: {
      overview: async (actor, name) => {
        const service = await id(name)
        return namedOverview(await charters.overview(actor, service), service, name)
      },
      request: async (actor, name, request) => {
        const service = await id(name)
        return withName(await charters.request(actor, service, request), service, name)
      },
    },
    endpoints: {
      list: async (name) => {
        const { items, gaps } = await endpoints.list(await id(name))
        return { items: items.map((item) => ({ ...item, service: name })), gaps }
      },
      get: async (name, endpoint) => ({
        ...(await endpoints.get(await id(name), endpoint)),
        service: name,
      }),
      overview: async (actor, name, endpoint) => {
        const service = await id(name)
        return namedOverview(await endpoints.overview(actor, service, endpoint), service, name)
      },
      request: async (actor, name, ...asked) => {
        const service = await id(name)
        return withName(await endpoints.request(actor, service, ...asked), service, name)
      },
      checklist: async (name, endpoint) => endpoints.checklist(await id(name), endpoint),
      tick: async (actor, name, ...tick) => endpoints.tick(actor, await id(name), ...tick),
      clear: async (actor, name, ...item) => endpoints.clear(actor, await id(name), ...item),
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
