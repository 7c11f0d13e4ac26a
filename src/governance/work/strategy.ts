import { z } from 'zod'
import {
  compileExpression,
  expressionSchema,
  holds,
  type CompiledExpression,
} from '../../expressions/index.ts'
import { governanceId, governanceText } from '../circles/organisation.ts'

const instant = z.iso.datetime()
const preference = z.string().trim().min(1).max(300)

/** What whoever leads a circle says when they give it a strategy. */
export const strategyInput = z.strictObject({
  circle: governanceId,
  prefer: preference,
  /** What would be good as well, and yet comes after. */
  over: preference,
  note: governanceText.exactOptional(),
  /** CEL over `item`: which work and tensions it favours; without one it only reminds. */
  facet: expressionSchema.exactOptional(),
  /** Now unless given. */
  from: instant.exactOptional(),
  to: instant.exactOptional(),
})
export type StrategyInput = z.infer<typeof strategyInput>

/** A short heuristic of a circle: "prefer this even over that". */
export const strategySchema = strategyInput.extend({
  id: z.string().min(1).max(100),
  from: instant,
  /** Whose account set it. */
  by: z.string().min(1).max(64),
  createdAt: instant,
})
export type Strategy = z.infer<typeof strategySchema>

/** What a facet is asked about. */
export interface OrderedItem {
  readonly kind: 'tension' | 'next-action' | 'project'
  readonly subject: string
  /** The domain of the subject; empty when it is about no service or domain. */
  readonly domain: string
  /** Whether a person sensed what it comes from, or the registry found it. */
  readonly source: 'person' | 'system'
  /** What the registry's finding is called, such as `failing`; empty for a person's. */
  readonly finding: string
  readonly text: string
  readonly createdAt: string
}

/** Something of an inbox, with the strategies that favour it. */
export interface Favoured<T> {
  readonly item: T
  /** Ids of strategies. */
  readonly favouredBy: readonly string[]
}

/** Whether it is in force at a moment. */
export function isStrategyInForce({ from, to }: Strategy, at: Date): boolean {
  const moment = at.toISOString()
  return from <= moment && (to === undefined || moment < to)
}

/**
 * Puts first what the first strategy favours, then what the second does, and so on; what none tells apart stays in
 * the order that it came in. A facet that errs favours nothing.
 */
export function orderByStrategies<T>(
  strategies: readonly Strategy[],
  items: readonly T[],
  outlook: (item: T) => OrderedItem,
): readonly Favoured<T>[] {
  const facets = strategies.flatMap(({ id, facet }) =>
    facet === undefined ? [] : [{ id, expression: compiled(facet) }],
  )
  const ranked = items.map((item, index) => {
    const context = { item: { ...outlook(item) } }
    const favours = facets.map(({ expression }) => holds(expression, context) === 'yes')
    const favouredBy = facets.flatMap(({ id }, at) => (favours[at] === true ? [id] : []))
    return { item, index, favours, favouredBy }
  })
  ranked.sort((a, b) => {
    for (const [at, favoured] of a.favours.entries()) {
      if (favoured !== b.favours[at]) return favoured ? -1 : 1
    }
    return a.index - b.index
  })
  return ranked.map(({ item, favouredBy }) => ({ item, favouredBy }))
}

const KNOWN = 500 // facets that are kept compiled
const known = new Map<string, CompiledExpression>()

function compiled(facet: string): CompiledExpression {
  const present = known.get(facet)
  if (present !== undefined) return present
  if (known.size === KNOWN) known.clear()
  const expression = compileExpression(facet)
  known.set(facet, expression)
  return expression
}
