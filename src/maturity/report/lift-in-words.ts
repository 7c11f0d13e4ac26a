import type { Assessment, Effort, RoadMapStep } from '../assessment.ts'
import { daysInWords, levelInWords } from './figure-in-words.ts'
import { say } from './texts.ts'

/** Where a gap lies, and how the whole stands as long as it does. */
interface Standing {
  readonly area: string
  readonly level: number
  readonly mean: number
}

/** "Lifts “Decision making” to level 2; the average rises from 1.8 to 2". */
export function effectInWords(
  { toLevel, effect: { alone, together, others } }: RoadMapStep,
  { area, level, mean }: Standing,
): string {
  const from = levelInWords(mean)
  if (alone.level > level) {
    return say('roadMap.lifts.overall', { area, level: alone.dimension, overall: alone.level })
  }
  if (alone.mean > mean) {
    const to = levelInWords(alone.mean)
    return say('roadMap.lifts.alone', { area, level: Math.max(alone.dimension, toLevel), from, to })
  }
  return together.mean > mean
    ? say('roadMap.lifts.together', {
        ...{ area, level: together.dimension, others, from },
        to: levelInWords(together.mean),
      })
    : say('roadMap.lifts.blocked', { area, level: toLevel })
}

/** Why nothing is said to do next: nothing is left to do, or too little is known to say what. */
export function withoutSteps({ roadMap }: Pick<Assessment, 'roadMap'>): string {
  return say(roadMap.length === 0 ? 'roadMap.none' : 'roadMap.unknown')
}

/** "Contracts to write or repair: 3 at least; 6 days of work". */
export function effortInWords({ act, left, days }: Effort): string {
  if (days === null) return say('roadMap.days.unknown', { left })
  const words = { act: say(`act.${act}`), left }
  return days <= 1
    ? say('roadMap.days.one', words)
    : say('roadMap.days', { ...words, days: daysInWords(days) })
}
