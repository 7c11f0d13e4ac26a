import { isDataArray, isDataObject, memberOf, type DataValue } from '../../../contracts/index.ts'
import type { DocumentGraph, GraphNode } from '../graph/document-graph.ts'
import type { Complaint, RulesetTarget } from '../model.ts'
import { optionsObject } from './function-options.ts'
import type { NodeFunction } from './ruleset-function.ts'
import { shownName, shownValue } from './shown-value.ts'

type Ordered = string | number

let loaded: Intl.Collator | undefined

/** One order whatever the machine's language is; made when it is needed, as that takes milliseconds of each start. */
function collator(): Intl.Collator {
  loaded ??= new Intl.Collator('en')
  return loaded
}

/**
 * `alphabetical`: the members of an object by their names, or the items of a list by their values, or by what
 * each has under `keyedBy`. Numbers are ordered by value; what begins out of order is told once.
 */
export const alphabetical: NodeFunction = {
  name: 'alphabetical',
  judges: 'node',
  configure(options, report) {
    if (options === undefined || options === null) return namesOrItems
    const object = optionsObject(options, ['keyedBy'], report)
    if (object === undefined) return undefined
    const keyedBy = memberOf(object, 'keyedBy')
    if (keyedBy === undefined) return namesOrItems
    if (typeof keyedBy === 'string') {
      return (target, graph) => itemsKeyedBy(target, graph, keyedBy)
    }
    report('keyedBy must be the name of a member', ['keyedBy'])
    return undefined
  },
}

function namesOrItems(
  { value, node, property }: RulesetTarget,
  graph: DocumentGraph,
): readonly Complaint[] {
  if (isDataObject(value)) {
    const names = namesAsWritten(node, Object.keys(value), graph)
    const at = firstOutOfOrder(names)
    return at === undefined ? [] : [follows(names, at, [names[at] ?? ''])]
  }
  if (!isDataArray(value) || value.length < 2) return []
  if (!value.every(isOrdered)) return [cannotBeOrdered(property)]
  const at = firstOutOfOrder(value)
  return at === undefined ? [] : [follows(value, at, [at])]
}

function itemsKeyedBy(
  { value, node, property, resolved }: RulesetTarget,
  graph: DocumentGraph,
  keyedBy: string,
): readonly Complaint[] {
  if (!isDataArray(value) && !isDataObject(value)) return []
  const memberAt = (key: string) =>
    resolved ? graph.member(node, key) : graph.memberAsWritten(node, key)
  const items = Object.keys(value).map((key) => memberAt(key)?.value)
  if (items.length < 2) return []
  if (isDataObject(value) || items.some((item) => typeof item !== 'object' || item === null)) {
    return [{ message: `${shownName(property)} is not a list of objects` }]
  }
  const values = items.map((item) => (isDataObject(item) ? memberOf(item, keyedBy) : undefined))
  if (!values.every(isOrdered)) return [cannotBeOrdered(property)]
  if (firstOutOfOrder(values) === undefined) return []
  return [{ message: `the items of ${shownName(property)} are not in the order of "${keyedBy}"` }]
}

/** JavaScript puts names that are whole numbers first, wherever they stand. */
function namesAsWritten(
  node: GraphNode,
  names: readonly string[],
  graph: DocumentGraph,
): readonly string[] {
  if (!names.some((name) => /^\d+$/.test(name))) return names
  const placed = names.map((name) => {
    const member = graph.memberAsWritten(node, name)
    return { name, place: member === undefined ? undefined : graph.locate(member) }
  })
  placed.sort((one, other) => {
    const lines = (one.place?.line ?? 0) - (other.place?.line ?? 0)
    return lines === 0 ? (one.place?.column ?? 0) - (other.place?.column ?? 0) : lines
  })
  return placed.map(({ name }) => name)
}

function firstOutOfOrder(values: readonly Ordered[]): number | undefined {
  const at = values.findIndex((value, index) => {
    const next = values[index + 1]
    return next !== undefined && compare(value, next) > 0
  })
  return at === -1 ? undefined : at
}

function compare(one: Ordered, other: Ordered): number {
  if (typeof one === 'number' && typeof other === 'number') return one - other
  return typeof one === 'string' && typeof other === 'string' ? collator().compare(one, other) : 0
}

function isOrdered(value: DataValue | undefined): value is Ordered {
  return typeof value === 'string' || typeof value === 'number'
}

function follows(values: readonly Ordered[], at: number, path: readonly Ordered[]): Complaint {
  const message = `${shownValue(values[at] ?? '')} belongs after ${shownValue(values[at + 1] ?? '')}`
  return { message, path }
}

function cannotBeOrdered(property: string): Complaint {
  return { message: `${shownName(property)} holds something other than strings and numbers` }
}
