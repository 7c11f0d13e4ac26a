import { z } from 'zod'
import { GovernanceError } from '../../src/governance/governance-problems.ts'
import { parseGoverning } from '../../src/governance/parse-governing.ts'

const step = z.strictObject({
  kind: z.literal('approve'),
  role: z.string(),
  approves: z.boolean(),
  changes: z.array(z.string()),
})

/** What parsing answers to somebody who has to mend the input. */
function refusalOf(input: unknown): GovernanceError | undefined {
  try {
    parseGoverning(step, input)
  } catch (error) {
    if (error instanceof GovernanceError) return error
    throw error
  }
  return undefined
}

test('all that is missing is named at once, with what belongs there', () => {
  const refusal = refusalOf({ kind: 'approve', role: 5 })
  expect(refusal?.code).toBe('governance-invalid')
  expect(refusal?.details.errors).toEqual([
    { pointer: '/role', message: 'has to be a string' },
    { pointer: '/approves', message: 'is missing; give it a boolean' },
    { pointer: '/changes', message: 'is missing; give it a list' },
  ])
  expect(refusal?.message).toBe(
    'What is not accepted: /role: has to be a string; /approves: is missing; give it a boolean; /changes: is missing; give it a list.',
  )
})

test('a member that does not belong there is named', () => {
  expect(
    refusalOf({ kind: 'approve', role: 'a', approves: true, changes: [], level: 1 })?.message,
  ).toBe('What is not accepted: the input: must not have "level" here; leave it out.')
})

test('what fits is given back', () => {
  const input = { kind: 'approve', role: 'a', approves: true, changes: ['x'] }
  expect(parseGoverning(step, input)).toEqual(input)
})

test.each([
  [z.strictObject({ why: z.string().trim().min(1) }), { why: ' ' }, '/why: is empty; fill it in'],
  [z.strictObject({ why: z.string().min(3) }), { why: 'x' }, 'at least 3 characters'],
  [z.strictObject({ why: z.string().max(2) }), { why: 'xyz' }, 'at most 2 characters'],
  [z.strictObject({ who: z.array(z.string()).min(1) }), { who: [] }, '/who: is empty'],
  [z.strictObject({ who: z.array(z.string()).max(1) }), { who: ['a', 'b'] }, 'at most 1 entries'],
  [z.strictObject({ is: z.enum(['a', 'b']) }), { is: 'c' }, '/is: has to be one of a, b.'],
])('what does not fit is told in words that say what to do', (schema, input, told) => {
  expect(() => parseGoverning<unknown>(schema, input)).toThrow(told)
})
