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
  const substitutes = compareSubstitutes(comparison)
  compareInventories(comparison, substitutes, log)
  compareSchemas(comparison, log)
  compareAnnotations(comparison.pairing, log)
  return comparison
}
