import type { FactItems } from '../facts/fact-items.ts'
import type { FactReader } from '../facts/fact-reader.ts'
import type { FactDefinition, Scope } from '../facts/fact.ts'
import type { FactEvidence } from './evidence-sources.ts'

const MOST = 20 // items that evidence shows

/** Facts of a scope, each with the first items that stand in its way, and others after them. */
export async function readFactEvidence(
  reader: Pick<FactReader, 'read'>,
  items: Pick<FactItems, 'list'>,
  definitions: readonly FactDefinition[],
  scope: Scope,
): Promise<ReadonlyMap<string, FactEvidence>> {
  const { figures } = await reader.read(scope)
  const evidence = new Map<string, FactEvidence>()
  for (const definition of definitions) {
    const counted = figures.get(definition.id)
    if (counted === undefined) continue
    const against = await items.list(definition, scope, { inTheWay: true, limit: MOST })
    const all =
      against.items.length < MOST ? await items.list(definition, scope, { limit: MOST }) : against
    const others = all.items.filter((item) => item.counted === (definition.better === 'up'))
    evidence.set(definition.id, {
      ...counted,
      items: [...against.items, ...others].slice(0, MOST),
    })
  }
  return evidence
}
