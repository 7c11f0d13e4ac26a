import type { FactItems } from '../facts/fact-items.ts'
import type { FactReader } from '../facts/fact-reader.ts'
import type { FactDefinition } from '../facts/fact.ts'
import type { FactEvidence } from './evidence-sources.ts'

const MOST = 20 // items that evidence shows

/** Facts of the whole registry, each with the first items that stand in its way, and others after them. */
export async function readFactEvidence(
  reader: Pick<FactReader, 'read'>,
  items: Pick<FactItems, 'list'>,
  definitions: readonly FactDefinition[],
): Promise<ReadonlyMap<string, FactEvidence>> {
  const { figures } = await reader.read({})
  const evidence = new Map<string, FactEvidence>()
  for (const definition of definitions) {
    const counted = figures.get(definition.id)
    if (counted === undefined) continue
    const against = await items.list(definition, {}, { inTheWay: true, limit: MOST })
    const all =
      against.items.length < MOST ? await items.list(definition, {}, { limit: MOST }) : against
    const others = all.items.filter((item) => item.counted === (definition.better === 'up'))
    evidence.set(definition.id, {
      ...counted,
      items: [...against.items, ...others].slice(0, MOST),
    })
  }
  return evidence
}
