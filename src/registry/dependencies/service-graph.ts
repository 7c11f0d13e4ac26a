import type { Collection, Stored } from '../../store/index.ts'
import { allPages } from '../all-pages.ts'
import type { ServiceKind } from '../model.ts'
import type { Clock } from '../ports.ts'
import type { GraphRecord } from './graph-record.ts'

/** A step of the graph, packed: the node at its other end times two, and 1 for a reference. */
type Step = number

/** A service or an application. */
export interface GraphNode {
  /** `domain/name`, or the name of an application. */
  readonly name: string
  readonly isService: boolean
  kind: ServiceKind
  capability: string | undefined
  /** Percent; undefined when it is not known. */
  availability: number | undefined
  /** Nodes that it needs. */
  readonly uses: Step[]
  /** Nodes that need it. */
  readonly usedBy: Step[]
}

/** The whole graph, as numbers of nodes. */
export interface ServiceGraph {
  /** Reads the graph, or what others wrote since it was read. */
  refresh(): Promise<void>
  /** Takes a record that was just written. */
  take(record: Stored<GraphRecord>): void
  /** The number of a service; undefined when the graph knows none of that name. */
  find(service: string): number | undefined
  readonly nodes: readonly GraphNode[]
  /** How many records were taken: what was computed of the graph holds until that changes. */
  taken(): number
}

const CLOCK_DIFFERENCE = 10_000 // milliseconds that the clocks of several servers may differ by

export function createServiceGraph(records: Collection<GraphRecord>, clock: Clock): ServiceGraph {
  const nodes: GraphNode[] = []
  const numbers = new Map<string, number>()
  const revisions = new Map<number, number>()
  let takenRecords = 0
  let since: string | undefined
  let reading: Promise<void> | undefined

  function numberOf(name: string, isService: boolean): number {
    const key = isService ? name : `\u0000${name}`
    const known = numbers.get(key)
    if (known !== undefined) return known
    const number = nodes.push(emptyNode(name, isService)) - 1
    numbers.set(key, number)
    return number
  }

  function take({ id, revision, value }: Stored<GraphRecord>): void {
    const number = numberOf(id, true)
    if ((revisions.get(number) ?? 0) >= revision) return
    revisions.set(number, revision)
    takenRecords += 1
    const node = nodes[number]
    if (node === undefined) return
    for (const step of node.usedBy) {
      const { uses } = nodes[endOf(step)] ?? node
      const place = uses.findIndex((other) => endOf(other) === number)
      if (place >= 0) uses.splice(place, 1)
    }
    node.usedBy.length = 0
    node.kind = value.kind
    node.capability = value.capability
    node.availability = value.availability
    for (const { consumer, kind, via } of value.usedBy) {
      const other = numberOf(consumer, kind === 'service')
      const isReference = via === 'reference' ? 1 : 0
      node.usedBy.push(other * 2 + isReference)
      nodes[other]?.uses.push(number * 2 + isReference)
    }
  }

  async function read(): Promise<void> {
    // In the order of the index that is asked: in that of the ids, all of them would be looked at.
    const question = since === undefined ? {} : { where: { at: { gte: since } }, sort: ['at'] }
    const begun = clock().getTime()
    for await (const record of allPages(records, question)) take(record)
    since = new Date(begun - CLOCK_DIFFERENCE).toISOString()
  }

  return {
    nodes,
    take,
    taken: () => takenRecords,
    find: (service) => numbers.get(service),
    async refresh() {
      reading ??= read().finally(() => {
        reading = undefined
      })
      await reading
    },
  }
}

export function endOf(step: Step): number {
  return step >>> 1
}

export function isReference(step: Step): boolean {
  return (step & 1) === 1
}

/** A node without connections. */
export function emptyNode(name: string, isService: boolean): GraphNode {
  return {
    name,
    isService,
    kind: 'atomic',
    capability: undefined,
    availability: undefined,
    uses: [],
    usedBy: [],
  }
}
