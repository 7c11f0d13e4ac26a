import { NO_CATEGORIES, type PolicyCategories } from '../policies/policy-categories.ts'
import type { FactProgress } from './fact-documents.ts'

type Kept = NonNullable<FactProgress['categories']>

/** What policies are about, as it is kept with the facts that were counted by it. */
export function keptCategories({ byPolicy, mandated }: PolicyCategories): Kept {
  return {
    byPolicy: [...byPolicy].toSorted(([a], [b]) => (a < b ? -1 : 1)),
    mandated: [...mandated],
  }
}

/** What was kept. */
export function knownCategories(kept: Kept | undefined): PolicyCategories {
  if (kept === undefined) return NO_CATEGORIES
  return { byPolicy: new Map(kept.byPolicy), mandated: kept.mandated }
}
