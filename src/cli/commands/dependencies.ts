import type { Capacity, ChainAvailability, DependencyGraph } from '../../registry/index.ts'
import { printable, writeReport } from '../output.ts'
import { askJson } from '../registry/registry-client.ts'

/** What commander makes of the options of `dependencies`. */
export interface DependenciesFlags {
  readonly direction: 'uses' | 'used-by'
  readonly format: 'stylish' | 'json'
}

/** `concordat dependencies`: what a service needs or who needs it, and what follows for it. */
export async function dependenciesCommand(
  service: string,
  { direction, format }: DependenciesFlags,
): Promise<void> {
  const query = new URLSearchParams({ service })
  const [graph, chain, capacity] = await Promise.all([
    askJson<DependencyGraph>(`/dependencies?${query.toString()}&direction=${direction}`),
    askJson<ChainAvailability>(`/dependencies/chain?${query.toString()}`),
    askJson<Capacity>(`/dependencies/capacity?${query.toString()}`),
  ])
  const report =
    format === 'json'
      ? JSON.stringify({ ...graph, chain, capacity }, undefined, 2)
      : printable(inWords(graph, chain, capacity))
  await writeReport(`${report}\n`, undefined)
}

function inWords(graph: DependencyGraph, chain: ChainAvailability, capacity: Capacity): string {
  const { service, direction, items, cycles, total } = graph
  const title = direction === 'uses' ? `${service} needs` : `${service} is needed by`
  const lines = items.map(
    ({ service: reached, kind, via, depth }) =>
      `${'  '.repeat(Math.min(depth, 10))}${reached}${kind === 'application' ? ' (application)' : ''}, ${via}`,
  )
  return [
    `${title} ${total === 0 ? 'nothing that is known' : `${total}:`}`,
    ...lines,
    ...(items.length < total ? [`  and ${total - items.length} more`] : []),
    ...cycles.map((cycle) => `A circle: ${cycle.join(' > ')}`),
    `Availability: ${chain.explanation}`,
    `Capacity: ${capacity.explanation}`,
  ].join('\n')
}
