import type { CircleEvidence } from '../facts/fact.ts'
import type { FactReader } from '../facts/fact-reader.ts'
import { circlesWithin } from '../facts/places.ts'

/** What a circle has set itself, as its governance says it. */
export type MaturityTarget = NonNullable<CircleEvidence['targets']>[number]

/** A target with the figure as it stands for the circle and those in it. */
export interface TargetProgress extends MaturityTarget {
  readonly circle: string
  /** Of the fact; its id and nothing where the registry does not collect it. */
  readonly name: string
  readonly unit: string
  /** Null while the figure is unknown, or not collected. */
  readonly value: number | null
  readonly numerator: number
  readonly denominator: number
  /** `open` until its day, `missed` from then on. */
  readonly state: 'met' | 'open' | 'missed' | 'unknown'
}

/** The targets of a circle and those in it, or of all; the nearest day first. */
export async function targetProgress(
  reader: FactReader,
  organisation: readonly CircleEvidence[],
  circle: string | undefined,
): Promise<readonly TargetProgress[]> {
  const circles = circlesWithin(organisation, { circle }).filter(
    ({ targets = [] }) => targets.length > 0,
  )
  const read = await reader.readMany(circles.map(({ id }) => ({ circle: id })))
  return circles
    .flatMap(({ id, targets = [] }, index) => {
      const { figures, at } = read[index] ?? {}
      return targets.map((target): TargetProgress => {
        const {
          value = null,
          numerator = 0,
          denominator = 0,
          name = target.fact,
          unit = '',
        } = figures?.get(target.fact)?.figure ?? {}
        const standing = { circle: id, name, unit, value, numerator, denominator }
        return { ...target, ...standing, state: stateOf(target, value, at ?? new Date(0)) }
      })
    })
    .toSorted((a, b) => (a.by < b.by ? -1 : a.by > b.by ? 1 : 0))
}

function stateOf(
  { atLeast = -Infinity, atMost = Infinity, by }: MaturityTarget,
  value: number | null,
  at: Date,
): TargetProgress['state'] {
  if (value === null) return 'unknown'
  if (value >= atLeast && value <= atMost) return 'met'
  return at.toISOString() < by ? 'open' : 'missed'
}
