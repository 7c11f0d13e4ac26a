import type { Dependencies } from '../dependencies/dependencies.ts'
import type { ServiceNames } from './service-names.ts'

/** Who needs whom, asked by present names and answered by them; former names are followed. */
export function namedDependencies(dependencies: Dependencies, names: ServiceNames): Dependencies {
  return {
    of: async (query) => {
      const service = await names.follow(query.service)
      const graph = await dependencies.of({ ...query, service })
      const applications = new Set(
        graph.items.flatMap(({ kind, service: name }) => (kind === 'application' ? [name] : [])),
      )
      const found = graph.items.map(({ service: name }) => name)
      const present = await names.presentNames([service, ...found, ...graph.cycles.flat()])
      const named = (name: string): string => (applications.has(name) ? name : present(name))
      return {
        ...graph,
        service: present(service),
        items: graph.items.map((item) => ({ ...item, service: named(item.service) })),
        edges: graph.edges.map((edge) => ({ ...edge, from: named(edge.from), to: named(edge.to) })),
        cycles: graph.cycles.map((cycle) => cycle.map(present)),
      }
    },
    chain: async (name) => {
      const service = await names.follow(name)
      const chain = await dependencies.chain(service)
      const present = await names.presentNames([
        service,
        ...chain.members.map((member) => member.service),
      ])
      return {
        ...chain,
        service: present(service),
        members: chain.members.map((item) => ({ ...item, service: present(item.service) })),
      }
    },
    weakPoints: async (limit) => {
      const found = await dependencies.weakPoints(limit)
      const present = await names.presentNames(found.items.map(({ service }) => service))
      return {
        ...found,
        items: found.items.map((item) => ({ ...item, service: present(item.service) })),
      }
    },
    capacity: async (name) => {
      const service = await names.follow(name)
      const present = await names.presentNames([service])
      return { ...(await dependencies.capacity(service)), service: present(service) }
    },
  }
}
