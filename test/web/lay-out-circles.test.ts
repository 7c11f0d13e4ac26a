import type { Circle } from '../../src/web/api/schemas.ts'
import {
  layOutCircles,
  linesIn,
  wayInto,
} from '../../src/web/pages/governance/circles/lay-out-circles.ts'

const role = (
  circle: string,
  id: string,
  ...people: readonly string[]
): Circle['roles'][number] => ({
  ...{ id, circle, title: id, purpose: 'Works.', domains: [], accountabilities: [] },
  kind: id.endsWith('-lead') ? 'lead' : 'defined',
  filledBy: people.map((person) => ({ role: id, person, since: '2026-11-22T10:00:00.000Z' })),
})
const circle = (id: string, parent: string | undefined, ...roles: Circle['roles']): Circle => ({
  ...{ id, title: id, purpose: 'Works.', policies: [], roles },
  ...(parent !== undefined && { parent }),
})
const circles = [
  circle('anchor', undefined, role('anchor', 'anchor-lead', 'ada'), role('anchor', 'clerk')),
  circle('payments', 'anchor', role('payments', 'payments-lead', 'bo'), role('payments', 'teller')),
  circle('cards', 'payments', role('cards', 'cards-lead', 'cy', 'cy')),
]

test('everything lies within the circle that it belongs to, and beside its neighbours', () => {
  const placed = new Map(layOutCircles(circles, 'anchor').map((one) => [one.id, one]))
  const at = (id: string) => {
    const one = placed.get(id)
    if (one === undefined) throw new Error(`${id} is not drawn`)
    return one
  }
  const apart = (one: string, other: string): number =>
    Math.hypot(at(one).x - at(other).x, at(one).y - at(other).y)
  expect([...placed.keys()]).toHaveLength(8)
  for (const { id, roles, parent } of circles) {
    for (const { id: inner } of roles) expect(apart(inner, id) + at(inner).r).toBeLessThan(at(id).r)
    if (parent !== undefined) expect(apart(id, parent) + at(id).r).toBeLessThan(at(parent).r)
  }
  expect(apart('anchor-lead', 'clerk')).toBeGreaterThan(at('anchor-lead').r + at('clerk').r)
  expect(at('cards')).toMatchObject({ kind: 'circle', depth: 2, people: ['cy'] })
  expect(at('clerk')).toMatchObject({ kind: 'role', depth: 1, people: [] })
})

test('walking in draws only what lies within, and knows the way back', () => {
  expect(layOutCircles(circles, 'payments').map(({ id, depth }) => [id, depth])).toEqual([
    ...[['payments', 0]],
    ...[
      ['cards', 1],
      ['payments-lead', 1],
      ['teller', 1],
      ['cards-lead', 2],
    ],
  ])
  expect(layOutCircles(circles, 'nowhere')).toEqual([])
  expect(wayInto(circles, 'cards').map(({ id }) => id)).toEqual(['anchor', 'payments', 'cards'])
  expect(wayInto([circle('a', 'b'), circle('b', 'a')], 'a').map(({ id }) => id)).toEqual(['b', 'a'])
})

test('a title is broken into as many lines as fit, and cut where it does not', () => {
  expect(linesIn('Steward of cards', 100, 20)).toEqual(['Steward of', 'cards'])
  expect(linesIn('Facilitation', 20, 12)).toEqual(['Faci…'])
  expect(linesIn('One two three four five six seven', 40, 12)).toEqual([
    'One two',
    'three four',
    'five six…',
  ])
})
