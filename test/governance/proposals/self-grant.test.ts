import type { Change } from '../../../src/governance/circles/change.ts'
import { grantsTo } from '../../../src/governance/proposals/self-grant.ts'
import { AT, changed, withPayments } from '../support/governed.ts'

const LINK = { kind: 'circle.link', circle: 'anchor', role: 'cards-steward' } as const

function isGranted(change: Change, person: string): boolean {
  const before = withPayments()
  const after = changed(before, 'anchor', change)
  return grantsTo(before.organisation, [change], person, AT, after.organisation)
}

test('whoever gets a seat in a circle by a link is granted authority, since they vote and object there', () => {
  expect(isGranted(LINK, 'cy')).toBe(true)
})

test('a link grants nothing to others, nor to whoever has a seat in the circle already', () => {
  expect(isGranted(LINK, 'ada')).toBe(false)
  expect(isGranted(LINK, 'bo')).toBe(false)
})
