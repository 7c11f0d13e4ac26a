import type { Change } from '../../../src/governance/circles/change.ts'
import type { GovernanceVersion } from '../../../src/governance/circles/governance-record.ts'
import { authorityEffect } from '../../../src/governance/proposals/authority-effect.ts'
import { AT, LIFECYCLES, PACKS, withPayments } from '../support/governed.ts'

const governance: GovernanceVersion = {
  ...withPayments(),
  at: AT.toISOString(),
  by: 'ada',
  origin: { kind: 'ratified' },
}

const effectOf = (changes: readonly Change[], state = 'objecting', circle = 'payments') =>
  authorityEffect(
    governance,
    { title: 'A change', state, circle, basedOn: governance.number, changes } as never,
    AT,
    { packs: PACKS, lifecycles: LIFECYCLES },
  )

test('a role that takes a domain over is new, and the domain passes into other hands', () => {
  const effect = effectOf([
    {
      ...{ kind: 'role.create', role: 'refunds-steward', circle: 'payments' },
      ...{ title: 'Steward of refunds', purpose: 'Refunds arrive.', domains: ['payments/refunds'] },
    },
    { kind: 'role.assign', role: 'refunds-steward', person: 'di' },
  ])
  expect(effect.roles).toEqual([
    {
      ...{ role: 'refunds-steward', title: 'Steward of refunds', circle: 'payments', kind: 'new' },
      ...{ gained: ['the domain payments/refunds'], lost: [] },
      ...{ peopleBefore: [], peopleAfter: ['di'] },
    },
  ])
  expect(effect.domains).toEqual([
    {
      domain: 'payments/refunds',
      before: { role: 'payments-lead', people: ['bo'] },
      after: { role: 'refunds-steward', people: ['di'] },
    },
  ])
})

test('a role that is removed gives its domain back to the lead around it', () => {
  const effect = effectOf([{ kind: 'role.remove', role: 'cards-steward' }])
  expect(effect.roles).toMatchObject([{ role: 'cards-steward', kind: 'removed', peopleAfter: [] }])
  expect(effect.domains).toMatchObject([
    { domain: 'payments/cards', before: { people: ['cy'] }, after: { role: 'payments-lead' } },
  ])
})

test('what changes no authority has no effect on it, and what is decided is not previewed', () => {
  const words: Change = { kind: 'role.amend', role: 'cards-steward', purpose: 'Cards never fail.' }
  expect(effectOf([words])).toMatchObject({ roles: [], domains: [] })
  expect(() => effectOf([words], 'adopted')).toThrow('is decided (adopted)')
  expect(() => effectOf([{ kind: 'role.remove', role: 'nobody' }])).toThrow(
    'cannot be made any more',
  )
})
