import type { ConditionResult } from '../../api/schemas.ts'

/** Whether a condition looks at the reason that the asker gives. */
export function asksForReason({ expression }: ConditionResult): boolean {
  return /\brequest\.reason\b/.test(expression)
}

/** Whether a condition looks at the end date that the asker gives. */
export function asksForSunset({ expression }: ConditionResult): boolean {
  return /\brequest\.(?:sunsetAt|noticeDays)\b/.test(expression)
}

/** Whether what the asker says can still make the condition hold: nothing has been said yet. */
export function isUpToAsker(condition: ConditionResult): boolean {
  return condition.holds !== 'yes' && (asksForReason(condition) || asksForSunset(condition))
}
