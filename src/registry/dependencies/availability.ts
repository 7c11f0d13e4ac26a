import type { ServiceLevel } from '../model.ts'

const PER_HUNDRED: ReadonlySet<string> = new Set(['percent', '%', 'per cent'])
const RATIO: ReadonlySet<string> = new Set(['ratio', 'share', '1'])

/**
 * The availability that objectives promise, in percent; the lowest of several. Undefined when none is promised, or in no
 * unit that is understood (percent, or a ratio from 0 to 1).
 */
export function availabilityOf(objectives: readonly ServiceLevel[]): number | undefined {
  const promised = objectives
    .filter(({ metric }) => metric.trim().toLowerCase() === 'availability')
    .flatMap(({ target, unit }) => {
      const name = unit.trim().toLowerCase()
      const percent = PER_HUNDRED.has(name) ? target : RATIO.has(name) ? target * 100 : undefined
      return percent !== undefined && percent >= 0 && percent <= 100 ? [percent] : []
    })
  return promised.length === 0 ? undefined : Math.min(...promised)
}
