import type { FactItem } from '../facts/fact.ts'
import { readFigures, type FiguresQuestion } from '../facts/read-figures.ts'
import type { FactEvidence } from './evidence-sources.ts'

const MOST = 20 // items that evidence shows

/** Facts of the whole registry in one reading, each with the first items that stand in its way, and others after them. */
export async function readFactEvidence(
  question: FiguresQuestion,
): Promise<ReadonlyMap<string, FactEvidence>> {
  const kept = new Map(
    question.definitions.map(({ id, better }) => [
      id,
      { better, against: [] as FactItem[], others: [] as FactItem[] },
    ]),
  )
  const figures = await readFigures(question, undefined, (item, fact) => {
    const known = kept.get(fact)
    if (known === undefined) return
    const list = item.counted === (known.better === 'down') ? known.against : known.others
    if (list.length < MOST) list.push(item)
  })
  return new Map(
    [...figures].map(([id, { figure, inTheWay }]) => {
      const { against = [], others = [] } = kept.get(id) ?? {}
      return [id, { figure, inTheWay, items: [...against, ...others].slice(0, MOST) }]
    }),
  )
}
