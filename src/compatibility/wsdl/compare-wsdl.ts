import type { Contract } from '../../contracts/index.ts'
import type { Findings, Gap } from '../found-change.ts'
import { JudgedLog } from '../judged-log.ts'
import { XSD_CHANGE_KINDS } from '../xsd/change-kinds.ts'
import { compareSchemaSets, finishSchemaSets } from '../xsd/schemas/compare-schema-sets.ts'
import { compareResolution } from '../xsd/schemas/compare-resolution.ts'
import { allOf } from '../xsd/compare-xsd.ts'
import { ComponentGraph } from '../xsd/graph/component-graph.ts'
import { WSDL_CHANGE_KINDS } from './change-kinds.ts'
import { compareBindings, pairBindings } from './binding/compare-bindings.ts'
import { compareDefinitions } from './compare-definitions.ts'
import { comparePortTypes } from './abstract/compare-port-types.ts'
import { compareServices } from './compare-services.ts'
import { compareUnusedMessages } from './abstract/compare-unused-messages.ts'
import { messageRootsOf } from './message-roots.ts'
import type { WsdlComparison } from './wsdl-comparison.ts'
import { WsdlVersion } from './wsdl-version.ts'

/** Compares two WSDL 1.1 descriptions, each with all that it imports. */
export function compareWsdl(before: Contract, after: Contract): Findings {
  if (before.model.kind !== 'wsdl' || after.model.kind !== 'wsdl') {
    throw new Error('Both contracts must be WSDL 1.1 descriptions.')
  }
  const old = new WsdlVersion(before.model)
  const now = new WsdlVersion(after.model)
  const log = new JudgedLog([...WSDL_CHANGE_KINDS, ...XSD_CHANGE_KINDS])
  const gaps: Gap[] = []
  const graphs = {
    old: new ComponentGraph(before.model.schemas, before.model.imports),
    now: new ComponentGraph(after.model.schemas, after.model.imports),
  }
  // A description that only gathers schemas for others is as good as those.
  const isTypesOnly = old.portTypes.length === 0 && now.portTypes.length === 0
  const roots = isTypesOnly
    ? { old: allOf(graphs.old), now: allOf(graphs.now) }
    : { old: messageRootsOf(old), now: messageRootsOf(now) }
  const schemas = compareSchemaSets(graphs, roots, log, gaps)
  const comparison: WsdlComparison = {
    old,
    now,
    schemas,
    log,
    operations: new Map(),
    bindings: new Map(),
  }
  compareDefinitions(comparison)
  compareResolution(before.model.imports, after.model.imports, log)
  comparePortTypes(comparison)
  const bindings = pairBindings(comparison)
  compareBindings(bindings, comparison)
  compareServices(comparison)
  compareUnusedMessages(comparison)
  finishSchemaSets(schemas, log)
  return { changes: log.changes, gaps }
}
