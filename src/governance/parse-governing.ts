import type { z } from 'zod'
import { GovernanceError } from './governance-problems.ts'

const MOST_MISTAKES = 20

/** Parses what came from outside. @throws GovernanceError `governance-invalid`, with a pointer for each mistake */
export function parseGoverning<T>(schema: z.ZodType<T>, input: unknown): T {
  const result = schema.safeParse(input)
  if (result.success) return result.data
  const errors = result.error.issues.slice(0, MOST_MISTAKES).map((issue) => ({
    pointer: issue.path.map((step) => `/${String(step)}`).join(''),
    message: messageOf(issue, input),
  }))
  const all = errors.map(({ pointer, message }) => `${pointer || 'the input'}: ${message}`)
  throw new GovernanceError('governance-invalid', `What is not accepted: ${all.join('; ')}.`, {
    errors,
  })
}

const UNITS: ReadonlyMap<string, string> = new Map([
  ['string', 'characters'],
  ['array', 'entries'],
])
const MOST_VALUES = 20 // that are listed

/** In the words of somebody who wrote the input, not of the schema. */
function messageOf(issue: z.core.$ZodIssue, input: unknown): string {
  // A schema that has words of its own for a mistake knows better.
  if (!/^(Invalid|Too (small|big)|Unrecognized)/.test(issue.message)) return issue.message
  if (issue.code === 'invalid_type') {
    const wanted = issue.expected === 'array' ? 'a list' : `a ${issue.expected}`
    const isMissing = valueAt(input, issue.path) === undefined
    return isMissing ? `is missing; give it ${wanted}` : `has to be ${wanted}`
  }
  const unit = 'origin' in issue ? UNITS.get(issue.origin) : undefined
  if (issue.code === 'too_small' && unit !== undefined) {
    if (issue.minimum === 1) return 'is empty; fill it in'
    return `is too short; it takes at least ${issue.minimum} ${unit}`
  }
  if (issue.code === 'too_big' && unit !== undefined) {
    return `is too long; it takes at most ${issue.maximum} ${unit}`
  }
  if (issue.code === 'invalid_value') {
    return `has to be one of ${issue.values.slice(0, MOST_VALUES).map(String).join(', ')}`
  }
  if (issue.code === 'unrecognized_keys') {
    return `must not have ${issue.keys.map((key) => `"${key}"`).join(', ')} here; leave it out`
  }
  return issue.message
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, step) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, step)
        ? (value as Readonly<Record<PropertyKey, unknown>>)[step]
        : undefined,
    input,
  )
}
