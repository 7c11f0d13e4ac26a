import type { Circle } from '../../src/web/api/schemas.ts'
import { circleOfRole, linksBetween } from '../../src/web/pages/governance/circles/circle-links.ts'

const circle = (id: string, roles: readonly string[], links?: readonly string[]): Circle => ({
  ...{ id, title: id, purpose: 'Works.', policies: [] },
  roles: roles.map((role) => ({
    ...{ id: role, circle: id, kind: 'defined' as const, title: role, purpose: 'Works.' },
    ...{ domains: [], accountabilities: [], filledBy: [] },
  })),
  ...(links && { links }),
})
const circles = [
  circle('anchor', ['clerk']),
  circle('payments', ['teller'], ['clerk']),
  circle('cards', [], ['teller', 'nobody-knows']),
]

test('a role that takes part in another circle links the two', () => {
  expect(linksBetween(circles)).toEqual([
    { role: 'clerk', from: 'anchor', into: 'payments' },
    { role: 'teller', from: 'payments', into: 'cards' },
  ])
})

test('a role has the circle that it is a role of', () => {
  expect(circleOfRole(circles, 'teller')?.id).toBe('payments')
  expect(circleOfRole(circles, 'nobody-knows')).toBeUndefined()
})
