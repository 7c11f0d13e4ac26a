import { membersOf } from '../../../src/governance/circles/organisation.ts'
import { differences } from '../../../src/governance/proposals/prepare-rollback.ts'
import { AT, changed, refusals, withPayments } from '../support/governed.ts'

const LINK = { kind: 'circle.link', circle: 'anchor', role: 'cards-steward' } as const
const UNLINK = { ...LINK, kind: 'circle.unlink' } as const

const membersIn = (governance: ReturnType<typeof withPayments>, circle: string): string[] => [
  ...membersOf(governance.organisation, circle, AT).keys(),
]

test('a role that is linked into a circle takes part in it, and stays a role of its own circle', () => {
  const before = withPayments()
  expect(membersIn(before, 'anchor')).toEqual(['ada', 'bo'])
  const linked = changed(before, 'anchor', LINK)
  expect(membersIn(linked, 'anchor')).toEqual(['ada', 'bo', 'cy'])
  expect(refusals(linked, 'anchor', { kind: 'role.remove', role: 'cards-steward' })).toEqual([
    'This is for the circle payments to decide, not for anchor; bring the proposal there.',
  ])
})

test('the circle that a role takes part in invites it; either side ends that', () => {
  const before = withPayments()
  expect(refusals(before, 'payments', LINK)).toEqual([
    'This is for the circle anchor to decide, not for payments; bring the proposal there.',
  ])
  const linked = changed(before, 'anchor', LINK)
  for (const side of ['anchor', 'payments']) {
    expect(membersIn(changed(linked, side, UNLINK), 'anchor')).toEqual(['ada', 'bo'])
  }
})

test.each([
  ['a role of the same circle', { ...LINK, role: 'operations' }, 'so that it takes part already.'],
  ['a role that there is not', { ...LINK, role: 'nobody' }, 'There is no role nobody.'],
  ['what is not linked', UNLINK, 'is not linked into the circle anchor.'],
])('a link is refused: %s', (_, change, says) => {
  expect(refusals(withPayments(), 'anchor', change).join()).toContain(says)
})

test('a role that goes takes its links with it, and so does its circle', () => {
  const linked = changed(withPayments(), 'anchor', LINK)
  const without = changed(linked, 'payments', { kind: 'role.remove', role: 'cards-steward' })
  expect(without.organisation.circles[0]?.links).toEqual([])
  const alone = changed(linked, 'anchor', { kind: 'circle.remove', circle: 'payments' })
  expect(alone.organisation.circles[0]?.links).toEqual([])
})

test('the way back from a link ends it', () => {
  const before = withPayments()
  expect(differences(before, changed(before, 'anchor', LINK)).changes).toContainEqual(UNLINK)
})
