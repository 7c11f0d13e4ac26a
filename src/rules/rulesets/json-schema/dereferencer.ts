import type { DataObject, DataValue } from '../../../contracts/index.ts'
import type { DocumentGraph } from '../graph/document-graph.ts'
import type { Dereference } from './model.ts'

const known = new WeakMap<DocumentGraph, Dereference>()

/** What the references of a contract stand for, looked up by the object that holds one. */
export function dereferencer(graph: DocumentGraph): Dereference {
  const made = known.get(graph) ?? makeDereferencer(graph)
  known.set(graph, made)
  return made
}

function makeDereferencer(graph: DocumentGraph): Dereference {
  const ends = new Map<DataObject, DataValue>()
  for (const { from, target } of graph.references()) {
    if (target.kind !== 'node') continue
    const end = graph.follow(from)
    if (end !== from) ends.set(from.value as DataObject, end.value)
  }
  return (object) => ends.get(object) ?? object
}
