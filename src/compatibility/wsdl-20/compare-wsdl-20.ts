import type { Contract } from '../../contracts/index.ts'
import type { Findings, Gap } from '../found-change.ts'
import { JudgedLog } from '../judged-log.ts'
import { WSDL_CHANGE_KINDS } from '../wsdl/change-kinds.ts'
import { compareDocumentation, wordsOf } from '../wsdl/wsdl-comparison.ts'
import { XSD_CHANGE_KINDS } from '../xsd/change-kinds.ts'
import { compareResolution } from '../xsd/schemas/compare-resolution.ts'
import { compareSchemaSets, finishSchemaSets } from '../xsd/schemas/compare-schema-sets.ts'
import { ComponentGraph } from '../xsd/graph/component-graph.ts'
import { compareBindings20 } from './compare-bindings-20.ts'
import { compareEndpoints } from './compare-endpoints.ts'
import { compareInterfaces } from './compare-interfaces.ts'
import { messageRootsOf20 } from './message-roots.ts'
import type { Wsdl20Comparison } from './wsdl-20-comparison.ts'

/**
 * Compares two WSDL 2.0 descriptions, each with all that it imports and includes. Interfaces are told as port types
 * and endpoints as ports are, which they succeed.
 */
export function compareWsdl20(before: Contract, after: Contract): Findings {
  if (before.model.kind !== 'wsdl-2.0' || after.model.kind !== 'wsdl-2.0') {
    throw new Error('Both contracts must be WSDL 2.0 descriptions.')
  }
  const { model: old } = before
  const { model: now } = after
  const log = new JudgedLog([...WSDL_CHANGE_KINDS, ...XSD_CHANGE_KINDS])
  const gaps: Gap[] = []
  const graphs = {
    old: new ComponentGraph(old.schemas, old.imports),
    now: new ComponentGraph(now.schemas, now.imports),
  }
  const roots = { old: messageRootsOf20(old), now: messageRootsOf20(now) }
  const schemas = compareSchemaSets(graphs, roots, log, gaps)
  const { pairing } = schemas
  const comparison: Wsdl20Comparison = { old, now, log, pairing }
  compareDescriptions(comparison)
  compareResolution(old.imports, now.imports, log)
  compareInterfaces(comparison)
  compareEndpoints(comparison, compareBindings20(comparison))
  finishSchemaSets(schemas, log)
  return { changes: log.changes, gaps }
}

function compareDescriptions({ old, now, log }: Wsdl20Comparison): void {
  const { description: before } = old
  const { description: after } = now
  compareDocumentation(before, after, 'the description', log)
  if (before.targetNamespace === after.targetNamespace) return
  const facts = { from: wordsOf(before.targetNamespace), to: wordsOf(after.targetNamespace) }
  const operations = now.documents
    .flatMap(({ interfaces }) => interfaces)
    .flatMap((one) => one.operations.flatMap(({ name }) => name ?? []))
  log.add('wsdl-target-namespace-changed', { facts, old: before, now: after }, operations)
}
