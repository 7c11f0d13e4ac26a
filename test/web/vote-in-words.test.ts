import { voteInWords } from '../../src/web/pages/governance/proposals/vote-in-words.ts'

const vote = { kind: 'vote', voters: 'board-member', quorum: 0.5, majority: 0.66 } as const
const said = { id: 1, kind: 'vote', choice: 'yes', revision: 1, at: '2026-11-23T08:00:00.000Z' }
const electorate = ['ada', 'bo', 'cy']
const cast = (by: string, seat?: string, revision = 1) =>
  ({ ...said, revision, by, ...(seat !== undefined && { seat }) }) as never
const words = (...contributions: readonly never[]) =>
  voteInWords({ method: vote, electorate, contributions, textRevision: 1 })

test('a vote says what it takes, how many voted, and who is missing', () => {
  expect(words(cast('bo'), cast('zoe'), cast('ada', undefined, 2))).toBe(
    '2 of 3 have to vote, and more than 66 % of the votes for and against have to be for it. 1 voted until now; missing: ada, cy.',
  )
})

test('a surrogate has the vote of whoever is away', () => {
  expect(words(cast('ada'), cast('cy'), cast('ed', 'bo'))).toMatch(/ All have voted\.$/)
})

test('with a chair it says who decides between equal numbers, and of other methods nothing', () => {
  const method = { ...vote, tie: 'anchor-lead' }
  const asked = { electorate, contributions: [], textRevision: 1 }
  expect(voteInWords({ ...asked, method })).toContain('; between equal numbers the chair decides.')
  expect(voteInWords({ ...asked, method: { kind: 'consent' } })).toBeUndefined()
})
