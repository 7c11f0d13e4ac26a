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
  const ends = graph.replacements()
  return (object) => ends.get(object) ?? object
}
