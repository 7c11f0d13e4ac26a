import type { ChainAvailability, ChainMember } from './dependency-graph.ts'
import type { GraphNode } from './service-graph.ts'
import { reachFrom } from './walk-graph.ts'

const MAX_MEMBERS = 200
const ASSUMPTION =
  'It is assumed that the service works only while all that it needs works, directly or not, and that they fail independently; so the promises multiply, each counted once.'

/** @param start the service's number in the graph; undefined when nothing is connected with it */
export function chainAvailability(
  nodes: readonly GraphNode[],
  service: string,
  start: number | undefined,
): ChainAvailability {
  const promised = start === undefined ? undefined : nodes[start]?.availability
  const members = start === undefined ? [] : membersOf(nodes, start)
  const known = members.flatMap(({ availability }) => availability ?? [])
  const chain = rounded(known.reduce((product, percent) => product * (percent / 100), 1) * 100)
  const unknown = members.length - known.length
  return {
    service,
    promised,
    chain,
    isComplete: unknown === 0,
    holds: promised === undefined ? undefined : standing(promised, chain, unknown),
    members: [...members].sort(weakestFirst).slice(0, MAX_MEMBERS),
    total: members.length,
    unknown,
    explanation: explanationOf(promised, chain, members.length, unknown),
  }
}

function membersOf(nodes: readonly GraphNode[], start: number): readonly ChainMember[] {
  const { nodes: reached, depths } = reachFrom(nodes, start, 'uses')
  return reached.flatMap((number) => {
    const node = nodes[number]
    return node === undefined
      ? []
      : [{ service: node.name, depth: depths[number] ?? 0, availability: node.availability }]
  })
}

/** More cannot become known of those that are unknown than that they make it worse. */
function standing(promised: number, chain: number, unknown: number): 'yes' | 'no' | 'unknown' {
  if (promised > chain) return 'no'
  return unknown > 0 ? 'unknown' : 'yes'
}

function explanationOf(
  promised: number | undefined,
  chain: number,
  total: number,
  unknown: number,
): string {
  if (total === 0) return 'It needs no other service that the registry knows of.'
  const services =
    total === 1 ? 'the service that it needs leaves' : `the ${total} services that it needs leave`
  const bound = unknown === 0 ? '' : 'at most '
  const said = `What ${services} is ${bound}${chain} % of the time.`
  const gap =
    unknown === 0
      ? ''
      : ` Of ${unknown} of them no availability is known, which can only make it less.`
  const verdict =
    promised === undefined
      ? ''
      : promised > chain
        ? ` It promises ${promised} % itself, more than that: lower the promise, or need services that promise more.`
        : ` It promises ${promised} % itself.`
  return `${said}${gap}${verdict} ${ASSUMPTION}`
}

function weakestFirst(one: ChainMember, other: ChainMember): number {
  return (
    (one.availability ?? -1) - (other.availability ?? -1) ||
    one.depth - other.depth ||
    (one.service < other.service ? -1 : 1)
  )
}

/** To a thousandth of a percent, which is five minutes a year; never up, since it is a bound. */
function rounded(percent: number): number {
  return Math.floor(percent * 1_000 + 1e-6) / 1_000
}
