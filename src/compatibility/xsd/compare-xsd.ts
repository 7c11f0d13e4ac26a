import type { Contract } from '../../contracts/index.ts'
import type { Findings, Gap } from '../found-change.ts'
import { JudgedLog } from '../judged-log.ts'
import { WAYS } from '../judged-kind.ts'
import { XSD_CHANGE_KINDS } from './change-kinds.ts'
import { compareResolution } from './schemas/compare-resolution.ts'
import { compareSchemaSets, finishSchemaSets } from './schemas/compare-schema-sets.ts'
import { ComponentGraph } from './graph/component-graph.ts'
import type { MessageRoot } from './graph/reach.ts'

/**
 * Compares two schemas by themselves. They do not tell who writes documents and who reads them, so all that they
 * declare counts as sent both ways.
 */
export function compareXsd(before: Contract, after: Contract): Findings {
  if (before.model.kind !== 'xsd' || after.model.kind !== 'xsd') {
    throw new Error('Both contracts must be XML schemas.')
  }
  const log = new JudgedLog(XSD_CHANGE_KINDS)
  const gaps: Gap[] = []
  const old = new ComponentGraph(before.model.schemas, before.model.imports)
  const now = new ComponentGraph(after.model.schemas, after.model.imports)
  const roots = { old: allOf(old), now: allOf(now) }
  finishSchemaSets(compareSchemaSets({ old, now }, roots, log, gaps), log)
  compareResolution(before.model.imports, after.model.imports, log)
  return { changes: log.changes, gaps }
}

/** Every component, held by messages of both ways. */
export function allOf({ byKey }: ComponentGraph): readonly MessageRoot[] {
  return [...byKey.keys()].flatMap((key) => WAYS.map((way) => ({ key, way, operation: undefined })))
}
