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

/** In the words of somebody who wrote the input, not of the schema. */
function messageOf(issue: z.core.$ZodIssue, input: unknown): string {
  if (issue.code === 'invalid_type' && valueAt(input, issue.path) === undefined) {
    return `is missing; give it ${issue.expected === 'array' ? 'a list' : `a ${issue.expected}`}`
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
