import fc from 'fast-check'
import { decideUnder } from '../../../src/governance/authority/decide-under.ts'
import { decidingRole } from '../../../src/governance/authority/deciding-role.ts'
import type { Governance } from '../../../src/governance/circles/apply-changes.ts'
import type { Action, Actor, Thing } from '../../../src/registry/index.ts'
import { AT, attempt, changed, founded, withPayments } from '../support/governed.ts'

const person = (id: string): Actor => ({ kind: 'person', id, name: id })
const orders = (domain: string, role?: string): Thing => ({
  subject: `service:${domain}/orders`,
  domain,
  ...(role !== undefined && { role }),
})
const ask = (governance: Governance, who: string, action: Action, thing: Thing) =>
  decideUnder(governance, person(who), action, thing, AT)

describe('under distributed authority', () => {
  const governance = withPayments()

  test('the role whose domain covers a thing decides, and the lead around it does not', () => {
    expect(ask(governance, 'cy', 'version.push', orders('payments/cards/debit'))).toEqual({
      allowed: true,
      role: 'cards-steward',
      reasons: [
        'Whoever fills the role whose domain something lies in decides about it; nobody else does. (Constitution of distributed authority, article "A domain is controlled by one role")',
        'The domain payments/cards of the role cards-steward covers service:payments/cards/debit/orders.',
      ],
    })
    expect(ask(governance, 'bo', 'version.push', orders('payments/cards'))).toMatchObject({
      allowed: false,
      reasons: [
        'bo fills no role that may push contracts to service:payments/cards/orders.',
        'Under the Constitution of distributed authority this is for the role cards-steward (filled by cy), by article "A domain is controlled by one role".',
        'Ask them to do it, or open a tension about service:payments/cards/orders, which comes before whoever decides about it.',
        'The role that decides can also permit you this for once: ask it for a permission.',
        'Where waiting would cost too much, declare an emergency.',
      ],
    })
    expect(ask(governance, 'bo', 'version.push', orders('payments/refunds')).role).toBe(
      'payments-lead',
    )
  })

  test('a service decides through the role that it names', () => {
    const thing = orders('payments/refunds', 'cards-steward')
    expect(ask(governance, 'cy', 'version.push', thing).role).toBe('cards-steward')
  })

  test('what nobody fills falls to the lead, and from there outwards', () => {
    const left = changed(governance, 'payments', {
      kind: 'role.unassign',
      role: 'cards-steward',
      person: 'cy',
    })
    expect(ask(left, 'bo', 'version.push', orders('payments/cards')).role).toBe('payments-lead')
    const empty = changed(left, 'anchor', {
      kind: 'role.unassign',
      role: 'payments-lead',
      person: 'bo',
    })
    expect(decidingRole(empty.organisation, orders('payments/cards'), AT)).toMatchObject({
      role: { id: 'anchor-lead' },
      people: ['ada'],
      path: [
        'The domain payments/cards of the role cards-steward covers service:payments/cards/orders.',
        'Nobody fills cards-steward.',
        'It falls to payments-lead, who leads payments.',
        'Nobody fills payments-lead.',
        'It falls to anchor-lead, who leads anchor.',
      ],
    })
  })

  test('whoever operates the registry has no other rights', () => {
    const operated = changed(founded('holacracy'), 'anchor', {
      kind: 'role.create',
      role: 'clerk',
      circle: 'anchor',
      title: 'Clerk',
      purpose: 'x',
    })
    const operator = {
      ...operated,
      organisation: {
        ...operated.organisation,
        assignments: [
          { role: 'anchor-lead', person: 'ada', since: AT.toISOString() },
          { role: 'operations', person: 'root', since: AT.toISOString() },
        ],
      },
    }
    expect(
      decideUnder(
        operator,
        person('root'),
        'account.invite',
        { subject: 'account:x', domain: '' },
        AT,
      ),
    ).toMatchObject({ allowed: true, role: 'operations' })
    for (const action of ['domain.create', 'version.transition', 'constitution.ratify'] as const) {
      expect(ask(operator, 'root', action, orders('payments')).allowed).toBe(false)
    }
    const circle = { subject: 'role:clerk', domain: '', circle: 'anchor' }
    expect(ask(operator, 'root', 'role.assign', circle).allowed).toBe(false)
  })

  test('a policy of an outer circle limits roles within, and says so', () => {
    const limited = changed(governance, 'anchor', {
      kind: 'circle-policy.put',
      circle: 'anchor',
      policy: {
        id: 'frozen',
        title: 'Freeze',
        text: 'Nothing is pushed at the end of the year.',
        effect: 'limit',
        actions: ['version.push'],
        domain: 'payments',
      },
    })
    expect(ask(limited, 'cy', 'version.push', orders('payments/cards'))).toMatchObject({
      allowed: false,
      reasons: [
        'The policy frozen of the circle anchor limits the role cards-steward: Nothing is pushed at the end of the year.',
        expect.any(String) as string,
        'Open a tension about service:payments/cards/orders, which comes before whoever decides about it.',
        'Where waiting would cost too much, declare an emergency.',
      ],
    })
    expect(ask(limited, 'cy', 'service.update', orders('payments/cards')).allowed).toBe(true)
  })

  test('a policy grants what a circle has, unless an outer one limits it', () => {
    const policy = {
      id: 'help',
      title: 'Help',
      text: 'The clerk pushes for cards.',
      effect: 'grant' as const,
      actions: ['version.push' as const],
      domain: 'payments',
      role: 'clerk',
    }
    const granted = changed(
      governance,
      'payments',
      { kind: 'role.create', role: 'clerk', circle: 'payments', title: 'C', purpose: 'x' },
      { kind: 'role.assign', role: 'clerk', person: 'di' },
      { kind: 'circle-policy.put', circle: 'payments', policy },
    )
    expect(ask(granted, 'di', 'version.push', orders('payments/cards')).role).toBe('clerk')
    expect(ask(granted, 'di', 'version.push', orders('logistics')).allowed).toBe(false)
    const limit = { ...policy, id: 'stop', effect: 'limit' as const, role: 'cards-steward' }
    const limited = changed(granted, 'anchor', {
      kind: 'circle-policy.put',
      circle: 'anchor',
      policy: limit,
    })
    expect(ask(limited, 'di', 'version.push', orders('payments/cards')).allowed).toBe(false)
    expect(ask(limited, 'cy', 'version.push', orders('payments/cards')).allowed).toBe(true)
  })

  test('a focus with a domain reaches no further', () => {
    const focused = changed(
      governance,
      'payments',
      { kind: 'role.unassign', role: 'cards-steward', person: 'cy' },
      {
        kind: 'role.assign',
        role: 'cards-steward',
        person: 'cy',
        focus: { title: 'Debit', domain: 'payments/cards/debit' },
      },
    )
    expect(ask(focused, 'cy', 'version.push', orders('payments/cards/debit')).allowed).toBe(true)
    expect(ask(focused, 'cy', 'version.push', orders('payments/cards/credit')).allowed).toBe(false)
  })

  test('a term that is over gives no authority', () => {
    const elected = changed(governance, 'payments', {
      kind: 'role.elect',
      role: 'payments-facilitator',
      person: 'cy',
      term: 1,
    })
    const thing = { subject: 'proposal:1', domain: '', circle: 'payments' }
    const rule = (at: Date) =>
      decideUnder(elected, person('cy'), 'proposal.rule', thing, at).allowed
    expect(rule(AT)).toBe(true)
    expect(rule(new Date('2026-11-23T10:00:00.000Z'))).toBe(false)
  })
})

describe('who decides', () => {
  const ids = fc.constantFrom('a', 'b', 'c', 'd')
  const change = fc.oneof(
    fc.record({
      kind: fc.constant('circle.create' as const),
      circle: ids,
      parent: fc.constantFrom('anchor', 'a', 'b'),
      title: fc.constant('t'),
      purpose: fc.constant('p'),
      domains: fc.subarray(['x', 'x/y', 'z']),
    }),
    fc.record({
      kind: fc.constant('role.create' as const),
      role: fc.constantFrom('r', 's', 't'),
      circle: fc.constantFrom('anchor', 'a', 'b', 'c'),
      title: fc.constant('t'),
      purpose: fc.constant('p'),
      domains: fc.subarray(['x', 'x/y', 'x/y/z', 'z']),
    }),
    fc.record({
      kind: fc.constant('circle.amend' as const),
      circle: ids,
      parent: fc.constantFrom('anchor', 'a', 'b', 'c', 'd'),
    }),
    fc.record({ kind: fc.constant('circle.remove' as const), circle: ids }),
    fc.record({
      kind: fc.constantFrom('role.assign' as const, 'role.unassign' as const),
      role: fc.constantFrom('r', 's', 'a-lead', 'b-lead', 'anchor-lead'),
      person: fc.constantFrom('ada', 'bo', 'cy'),
    }),
  )

  test('has an answer with people for everything, whatever was adopted', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom('anchor', 'a', 'b'), change), { maxLength: 25 }),
        fc.constantFrom('x', 'x/y', 'x/y/z/w', 'z', 'q'),
        (steps, domain) => {
          let governance = founded('holacracy')
          for (const [circle, one] of steps) {
            const applied = attempt(governance, circle, [one])
            if (applied.kind === 'applied') governance = applied.governance
          }
          const { people, path, role } = decidingRole(governance.organisation, orders(domain), AT)
          expect(people.length).toBeGreaterThan(0)
          expect(path.length).toBeGreaterThan(0)
          for (const who of people) {
            const decision = ask(governance, who, 'service.register', orders(domain))
            expect(decision).toMatchObject({ allowed: true, role: role.id })
          }
        },
      ),
      { numRuns: 60 },
    )
  })
})
