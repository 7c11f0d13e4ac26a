import type { Request } from 'express'
import { entityTag, ifMatch, requiredIfMatch } from '../../../src/http/requests/conditional.ts'
import { failingWith } from '../support/failing-with.ts'

function requestWith(value: string | undefined): Request {
  return { get: () => value } as unknown as Request
}

describe('entity tags', () => {
  test('carry the revision, and change with anything that is shown', () => {
    const tag = entityTag({ revision: 5, consumers: 1 } as { revision: number })
    expect(tag).toMatch(/^"5-[\w-]{11}"$/)
    expect(entityTag({ revision: 5, consumers: 2 } as { revision: number })).not.toBe(tag)
  })

  test.each(['"5-Yk3mQ0aZtB8"', '"5"', 'W/"5-Yk3mQ0aZtB8"', ' "5" '])(
    '%j means revision 5',
    (header) => {
      expect(ifMatch(requestWith(header))).toBe(5)
    },
  )

  test.each(['*', '5', '"five"', '"05"', '"5", "6"', '""', `"${'9'.repeat(30)}"`])(
    '%j is no revision',
    (header) => {
      expect(() => ifMatch(requestWith(header))).toThrow(failingWith({ code: 'revision-invalid' }))
    },
  )

  test('a missing header is no revision, and an error where one is required', () => {
    expect(ifMatch(requestWith(undefined))).toBeUndefined()
    expect(() => requiredIfMatch(requestWith(undefined))).toThrow(
      failingWith({ code: 'revision-required' }),
    )
  })
})
