import type { Gap } from '../../found-change.ts'
import type { JudgedLog } from '../../judged-log.ts'
import { compareAnnotations } from './compare-annotations.ts'
import { compareInventories } from './compare-inventories.ts'
import { compareSchemas } from './compare-schemas.ts'
import { compareSubstitutes } from './compare-substitutes.ts'
import type { ComponentGraph } from '../graph/component-graph.ts'
import type { MessageRoot } from '../graph/reach.ts'
import { SchemaComparison } from '../schema-comparison.ts'

/** Compares all that two versions say about schemas: what messages hold, and the schemas around that. */
export function compareSchemaSets(
  graphs: { readonly old: ComponentGraph; readonly now: ComponentGraph },
  roots: { readonly old: readonly MessageRoot[]; readonly now: readonly MessageRoot[] },
  log: JudgedLog,
  gaps: Gap[],
): SchemaComparison {
  const comparison = new SchemaComparison(graphs, roots, log, gaps)
  comparison.compare()
  compareSchemas(comparison, log)
  compareAnnotations(comparison.pairing, log)
  return comparison
}

/** Tells which components came and went, when all else is told. */
export function finishSchemaSets(comparison: SchemaComparison, log: JudgedLog): void {
  comparison.finish()
  compareInventories(comparison, compareSubstitutes(comparison), log)
}
