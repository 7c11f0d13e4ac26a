import { decideUnder } from '../../../src/governance/authority/decide-under.ts'
import type { Action, Actor, Thing } from '../../../src/registry/index.ts'
import { AT, changed, founded, withPayments } from '../support/governed.ts'

const person = (id: string): Actor => ({ kind: 'person', id, name: id })
const service = (domain: string, role?: string): Thing => ({
  subject: `service:${domain}/orders`,
  domain,
  ...(role !== undefined && { role }),
})

/** Cy fills the steward of payments/cards in the circle payments, which bo leads. */
const governance = withPayments()
const ask = (who: string, action: Action, thing: Thing, given = governance) =>
  decideUnder(given, person(who), action, thing, AT)

test('a role acts in what its circle has handed on to no role', () => {
  expect(ask('cy', 'version.push', service('payments/refunds'))).toMatchObject({
    allowed: true,
    role: 'cards-steward',
    reasons: [
      expect.stringContaining('article "What a circle has not handed on is open to its roles"'),
      'The circle payments, which cards-steward lies in, has handed service:payments/refunds/orders on to no role.',
    ],
  })
})

test('what is costly to undo takes permission, and the answer says why and whose', () => {
  const published = service('payments/refunds')
  expect(ask('cy', 'version.transition', published)).toEqual({
    allowed: false,
    role: undefined,
    reasons: [
      'What is published, agreed, moved or merged is hard to undo, since others build on it. (Constitution of distributed authority, "Others rely on it") cards-steward needs the permission of payments-lead for it.',
      'cy fills no role that may change the state of service:payments/refunds/orders.',
      'Under the Constitution of distributed authority this is for the role payments-lead (filled by bo), by article "A domain is controlled by one role".',
      'Ask them to do it, or open a tension about service:payments/refunds/orders, which comes before whoever decides about it.',
      'The role that decides can also permit you this for once: ask it for a permission.',
      'Where waiting would cost too much, declare an emergency.',
    ],
  })
  expect(ask('bo', 'version.transition', published)).toMatchObject({ role: 'payments-lead' })
})

test('a policy of the circle gives that permission', () => {
  const permitted = changed(governance, 'payments', {
    kind: 'circle-policy.put',
    circle: 'payments',
    policy: {
      id: 'stewards-publish',
      title: 'Stewards publish',
      text: 'Stewards publish everywhere in payments.',
      effect: 'grant',
      actions: ['version.transition'],
      domain: 'payments',
      role: 'cards-steward',
    },
  })
  expect(ask('cy', 'version.transition', service('payments/refunds'), permitted)).toMatchObject({
    allowed: true,
    role: 'cards-steward',
  })
})

test.each([
  ['names a role of its own', 'cy', service('payments/refunds', 'payments-lead'), governance],
  ['another role controls', 'bo', service('payments/cards'), governance],
  ['another circle holds', 'cy', service('logistics'), governance],
  ['nothing opens to the circle', 'cy', service('payments/refunds'), withPayments('board')],
])('a role does not act in what %s', (_, who, thing, given) => {
  expect(ask(who, 'version.push', thing, given).allowed).toBe(false)
})

test('a limit of the circle binds there as everywhere', () => {
  const limited = changed(governance, 'payments', {
    kind: 'circle-policy.put',
    circle: 'payments',
    policy: {
      id: 'leads-push',
      title: 'The lead pushes',
      text: 'Only the lead pushes contracts.',
      effect: 'limit',
      actions: ['version.push'],
      domain: 'payments',
      role: 'payments-lead',
    },
  })
  expect(ask('cy', 'version.push', service('payments/refunds'), limited).reasons[0]).toBe(
    'The policy leads-push of the circle payments limits the role cards-steward: Only the lead pushes contracts.',
  )
})

test('a constitution that says nothing of it leaves what it grants as it is', () => {
  const { costlyToUndo, ...constitution } = founded('holacracy').constitution
  expect(costlyToUndo).toHaveLength(1)
  const given = { ...governance, constitution }
  expect(ask('cy', 'version.transition', service('payments/refunds'), given).allowed).toBe(true)
})
