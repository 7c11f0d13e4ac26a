import { editDistance } from '../../contracts/index.ts'
import { findRule, RULES } from '../catalogue.ts'

const SHORT = 8 // characters; of short codes, two letters further on, there are too many
const NOTHING: ReadonlySet<string> = new Set()

/**
 * Says that a waiver names a rule that does not exist, and which it may have meant; undefined when it exists.
 * @param isKnown whether there is a rule that the catalogue does not have
 * @param others rules beside the catalogue that may have been meant
 */
export function whyNoSuchRule(
  rule: string,
  isKnown: (rule: string) => boolean,
  others: ReadonlySet<string> = NOTHING,
): string | undefined {
  if (findRule(rule) !== undefined || isKnown(rule)) return undefined
  const nearest = nearestTo(rule, [...RULES.map(({ id }) => id), ...others])
  const hint = nearest === undefined ? '' : `; perhaps ${nearest} is meant`
  return `there is no such rule in the catalogue or in a policy asked for${hint}`
}

function nearestTo(rule: string, ids: readonly string[]): string | undefined {
  let nearest: string | undefined
  let least = rule.length < SHORT ? 2 : 3
  for (const id of ids) {
    const isPossible = Math.abs(id.length - rule.length) < least
    const distance = isPossible ? editDistance(rule.toLowerCase(), id.toLowerCase()) : least
    if (distance < least) {
      nearest = id
      least = distance
    }
  }
  return nearest
}
