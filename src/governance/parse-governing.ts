import type { z } from 'zod'
import { GovernanceError } from './governance-problems.ts'

const MOST_MISTAKES = 20

/** Parses what came from outside. @throws GovernanceError `governance-invalid`, with a pointer for each mistake */
export function parseGoverning<T>(schema: z.ZodType<T>, input: unknown): T {
  const result = schema.safeParse(input)
  if (result.success) return result.data
  const errors = result.error.issues.slice(0, MOST_MISTAKES).map(({ path, message }) => ({
    pointer: path.map((step) => `/${String(step)}`).join(''),
    message,
  }))
  const [first] = errors
  throw new GovernanceError(
    'governance-invalid',
    `${first === undefined || first.pointer === '' ? 'The input' : first.pointer} is not accepted: ${first?.message ?? 'unknown reason'}.`,
    { errors },
  )
}
