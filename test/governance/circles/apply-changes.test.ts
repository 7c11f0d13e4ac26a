import { changeSchema } from '../../../src/governance/circles/change.ts'
import {
  governanceMistakes,
  type Governance,
} from '../../../src/governance/circles/apply-changes.ts'
import {
  circlesAround,
  findCircle,
  findRole,
} from '../../../src/governance/circles/organisation.ts'
import { differences } from '../../../src/governance/proposals/prepare-rollback.ts'
import { AT, attempt, changed, founded, refusals, withPayments } from '../support/governed.ts'

const role = (id: string, circle: string, domains: string[] = []) => ({
  kind: 'role.create' as const,
  role: id,
  circle,
  title: id,
  purpose: 'x',
  domains,
})

describe('circles', () => {
  test('come with the roles that the constitution gives them', () => {
    const { organisation } = withPayments('holacracy')
    expect(
      organisation.roles.filter(({ circle }) => circle === 'payments').map(({ id }) => id),
    ).toEqual([
      'payments-lead',
      'payments-rep',
      'payments-facilitator',
      'payments-secretary',
      'cards-steward',
    ])
    expect(findRole(organisation, 'payments-lead')?.domains).toEqual(['payments'])
  })

  test('never lie within themselves', () => {
    const governance = changed(withPayments(), 'payments', {
      kind: 'circle.create',
      circle: 'cards',
      parent: 'payments',
      title: 'Cards',
      purpose: 'x',
    })
    expect(
      refusals(governance, 'anchor', { kind: 'circle.amend', circle: 'payments', parent: 'cards' }),
    ).toContain('The circle payments would lie within itself.')
    expect(circlesAround(governance.organisation, 'cards').map(({ id }) => id)).toEqual([
      'cards',
      'payments',
      'anchor',
    ])
  })

  test('are 500 at most, and lie on 12 levels at most', () => {
    const governance = founded('holacracy')
    const [anchor] = governance.organisation.circles
    if (anchor === undefined) throw new Error('there is an anchor circle')
    const within = (parent: string, id: string) => ({ ...anchor, id, parent, links: [] })
    const beside = (count: number): Governance => ({
      ...governance,
      organisation: {
        ...governance.organisation,
        circles: [anchor, ...Array.from({ length: count }, (_, n) => within('anchor', `c${n}`))],
      },
    })
    const level = (depth: number): string => (depth === 1 ? 'anchor' : `level-${depth}`)
    const deep = (levels: number): Governance => ({
      ...governance,
      organisation: {
        ...governance.organisation,
        circles: [
          anchor,
          ...Array.from({ length: levels - 1 }, (_, n) => within(level(n + 1), level(n + 2))),
        ],
      },
    })
    expect(governanceMistakes(beside(499), AT)).toEqual([])
    expect(governanceMistakes(beside(500), AT)).toEqual([
      expect.stringContaining('circles: Too big') as string,
    ])
    expect(governanceMistakes(deep(12), AT)).toEqual([])
    expect(governanceMistakes(deep(13), AT)).toEqual([
      'The circle level-13 lies 13 levels deep; 12 are accepted.',
    ])
  })

  test('are moved by a circle that holds both places, which neither of the two can do alone', () => {
    const create = (circle: string, parent: string) => ({
      kind: 'circle.create' as const,
      circle,
      parent,
      title: circle,
      purpose: 'x',
    })
    const founded = changed(withPayments(), 'anchor', create('logistics', 'anchor'))
    const governance = changed(founded, 'payments', create('cards', 'payments'))
    const move = { kind: 'circle.amend' as const, circle: 'cards', parent: 'logistics' }
    for (const circle of ['payments', 'logistics']) {
      expect(refusals(governance, circle, move)).toEqual([
        `This is for the circle anchor to decide, not for ${circle}; bring the proposal there.`,
      ])
    }
    const moved = changed(governance, 'anchor', move)
    expect(findCircle(moved.organisation, 'cards')?.parent).toBe('logistics')
    // What it is for stays a matter of the circle around it.
    expect(refusals(governance, 'anchor', { ...move, purpose: 'y' })).toEqual([
      'This is for the circle payments to decide, not for anchor; bring the proposal there.',
    ])
    const inwards = changed(moved, 'logistics', create('parcels', 'logistics'))
    const nested = changed(inwards, 'logistics', { ...move, parent: 'parcels' })
    expect(findCircle(nested.organisation, 'cards')?.parent).toBe('parcels')
    expect(refusals(nested, 'parcels', move)).toEqual([
      'This is for the circle logistics or anchor to decide, not for parcels; bring the proposal there.',
    ])
    expect(refusals(moved, 'anchor', { ...move, parent: 'nowhere' })).toEqual([
      'There is no circle nowhere to move cards into.',
    ])
  })

  test('are moved back by what is prepared to take a move back', () => {
    const governance = changed(withPayments(), 'anchor', {
      kind: 'circle.create',
      circle: 'logistics',
      parent: 'anchor',
      title: 'Logistics',
      purpose: 'x',
    })
    const moved = changed(governance, 'anchor', {
      kind: 'circle.amend',
      circle: 'logistics',
      parent: 'payments',
    })
    const { changes } = differences(governance, moved)
    const back = changed(moved, 'anchor', ...changes)
    expect(findCircle(back.organisation, 'logistics')?.parent).toBe('anchor')
  })

  test('are removed with their roles, but not while they hold others, and never the anchor circle', () => {
    const governance = withPayments()
    const gone = changed(governance, 'anchor', { kind: 'circle.remove', circle: 'payments' })
    expect(findCircle(gone.organisation, 'payments')).toBeUndefined()
    expect(gone.organisation.roles.filter(({ circle }) => circle === 'payments')).toEqual([])
    expect(refusals(governance, 'anchor', { kind: 'circle.remove', circle: 'anchor' })).toEqual([
      'The anchor circle cannot be removed; amend its purpose instead.',
    ])
  })

  test('change only what is their own', () => {
    const governance = withPayments()
    expect(
      refusals(governance, 'anchor', { kind: 'role.amend', role: 'cards-steward', purpose: 'y' }),
    ).toEqual([
      'This is for the circle payments to decide, not for anchor; bring the proposal there.',
    ])
    expect(
      refusals(governance, 'payments', {
        kind: 'role.amend',
        role: 'payments-lead',
        domains: [''],
      }),
    ).toEqual([
      'This is for the circle anchor to decide, not for payments; bring the proposal there.',
    ])
  })
})

describe('domains', () => {
  test('have one role', () => {
    expect(
      refusals(withPayments(), 'payments', role('other', 'payments', ['payments/cards'])),
    ).toEqual([
      'The domain payments/cards would be controlled by both cards-steward and other; a domain has one role.',
    ])
  })

  test('are handed on inwards only, and only by a circle that has them', () => {
    const governance = withPayments()
    expect(refusals(governance, 'payments', role('shipper', 'payments', ['logistics']))).toEqual([
      'The circle of shipper has no domain that logistics lies in, so that it cannot hand it on.',
    ])
    expect(refusals(governance, 'anchor', role('raider', 'anchor', ['payments/refunds']))).toEqual([
      "The domain payments/refunds of raider lies within payments, which payments-lead controls; only a circle's lead hands a domain on, to within its circle.",
    ])
  })

  test('may be handed on whole', () => {
    const governance = changed(
      withPayments(),
      'payments',
      { kind: 'role.remove', role: 'cards-steward' },
      role('all', 'payments', ['payments']),
    )
    expect(findRole(governance.organisation, 'all')?.domains).toEqual(['payments'])
  })
})

describe('people', () => {
  test('leave a role without its last filler, but not the lead of the anchor circle', () => {
    const governance = withPayments()
    const left = changed(governance, 'payments', {
      kind: 'role.unassign',
      role: 'cards-steward',
      person: 'cy',
    })
    expect(left.organisation.assignments.some(({ person }) => person === 'cy')).toBe(false)
    expect(
      refusals(governance, 'anchor', {
        kind: 'role.unassign',
        role: 'anchor-lead',
        person: 'ada',
      }),
    ).toEqual([
      'Nobody would fill anchor-lead, to whom everything falls that nobody else decides; assign somebody else first.',
    ])
  })

  test('are elected where the constitution elects, for its term, and a lead is no representative', () => {
    const governance = withPayments()
    expect(
      refusals(governance, 'payments', {
        kind: 'role.assign',
        role: 'payments-facilitator',
        person: 'cy',
      }),
    ).toEqual([
      'The role payments-facilitator is filled by election; propose a change of the kind role.elect.',
    ])
    const elected = changed(governance, 'payments', {
      kind: 'role.elect',
      role: 'payments-facilitator',
      person: 'cy',
    })
    expect(elected.organisation.assignments.at(-1)).toEqual({
      role: 'payments-facilitator',
      person: 'cy',
      since: AT.toISOString(),
      until: '2027-11-22T10:00:00.000Z',
    })
    expect(
      refusals(governance, 'payments', { kind: 'role.elect', role: 'payments-rep', person: 'bo' }),
    ).toEqual(['bo leads the circle payments and cannot represent it as well.'])
    const represented = changed(governance, 'payments', {
      kind: 'role.elect',
      role: 'payments-rep',
      person: 'cy',
    })
    expect(
      refusals(represented, 'anchor', { kind: 'role.assign', role: 'payments-lead', person: 'cy' }),
    ).toEqual([
      'cy represents the circle payments and cannot lead it as well; have somebody else elected first.',
    ])
  })
})

describe('a change set', () => {
  test('is made whole or not at all, with every reason', () => {
    const governance = withPayments()
    const applied = attempt(governance, 'payments', [
      role('clerk', 'payments'),
      { kind: 'role.remove', role: 'nobody' },
      { kind: 'role.remove', role: 'payments-lead' },
    ])
    expect(applied).toEqual({
      kind: 'refused',
      refusals: [
        { index: 1, reason: 'There is no role nobody.' },
        {
          index: 2,
          reason:
            'This is for the circle anchor to decide, not for payments; bring the proposal there.',
        },
      ],
    })
    expect(findRole(governance.organisation, 'clerk')).toBeUndefined()
  })

  test('written for an older version is refused when its subject was changed since', () => {
    const before = withPayments()
    const amend = (purpose: string) => [
      { kind: 'role.amend' as const, role: 'cards-steward', purpose },
    ]
    const after = changed(before, 'payments', ...amend('first'))
    expect(attempt(after, 'payments', amend('second'), before.number)).toEqual({
      kind: 'refused',
      refusals: [
        {
          index: 0,
          reason:
            'The role cards-steward was changed in version 4 of the governance, after version 3 that this was written for; look at it again and amend the proposal.',
        },
      ],
    })
    // What has nothing to do with it is not in the way.
    const other = attempt(after, 'payments', [role('clerk', 'payments')], before.number)
    expect(other.kind).toBe('applied')
  })

  test('puts rule packs in force and takes them out, in the anchor circle alone', () => {
    const policy = {
      id: 'rest',
      pack: 'openapi-core',
      title: 'REST',
      scope: 'true',
      enforcement: 'gate' as const,
    }
    const governance = withPayments('startup')
    const next = changed(governance, 'anchor', { kind: 'policy.put', policy })
    expect(next.constitution.policies.at(-1)).toEqual(policy)
    expect(next.policiesChangedIn).toEqual([{ policy: 'rest', changedIn: 4 }])
    expect(refusals(governance, 'payments', { kind: 'policy.put', policy })).toEqual([
      'Only anchor decides about this; bring the proposal there.',
    ])
    expect(
      refusals(governance, 'anchor', {
        kind: 'policy.put',
        policy: { ...policy, pack: 'nowhere' },
      }),
    ).toEqual([expect.stringContaining('There is no rule pack nowhere; installed are')])
    const gone = changed(next, 'anchor', { kind: 'policy.remove', policy: 'rest' })
    expect(gone.constitution.policies.map(({ id }) => id)).not.toContain('rest')
  })

  test('cannot take away a role that the constitution grants to', () => {
    const governance = founded('board')
    const {
      roles: [, ...others],
      ...rest
    } = governance.constitution
    expect(others.map(({ id }) => id)).toContain('operations')
    expect(governanceMistakes(governance, AT)).toEqual([])
    const amended = attempt(governance, 'anchor', [
      {
        kind: 'constitution.amend',
        constitution: {
          ...rest,
          roles: governance.constitution.roles,
          articles: [
            ...governance.constitution.articles,
            {
              id: 'x',
              title: 'X',
              text: 'X',
              grants: { role: 'ghost', actions: ['service.register'] },
            },
          ],
        },
      },
    ])
    expect(amended).toMatchObject({
      refusals: [
        { reason: expect.stringContaining('the role ghost, which would not exist') as string },
      ],
    })
  })
})

describe('targets', () => {
  const target = {
    id: 'owned',
    title: 'Owned',
    fact: 'owner_share',
    atLeast: 0.9,
    by: '2027-06-30',
  }
  const set = { kind: 'maturity.target' as const, circle: 'payments', target }

  test('are set by their circle alone, replaced by name, and given up', () => {
    const before = withPayments()
    expect(refusals(before, 'anchor', set)).toContain(
      'This is for the circle payments to decide, not for anchor; bring the proposal there.',
    )
    const once = changed(before, 'payments', set)
    const twice = changed(once, 'payments', { ...set, target: { ...target, atLeast: 1 } })
    expect(findCircle(twice.organisation, 'payments')?.targets).toEqual([{ ...target, atLeast: 1 }])
    const remove = { kind: 'maturity.target-remove' as const, circle: 'payments', target: 'owned' }
    expect(
      findCircle(changed(twice, 'payments', remove).organisation, 'payments')?.targets,
    ).toEqual([])
    expect(refusals(before, 'payments', remove)).toContain(
      'The circle payments has no target owned.',
    )
    expect(differences(before, once).changes).toContainEqual(remove)
  })

  test('say one of at least and at most, of what can be a fact', () => {
    const mistakes = (more: object): boolean =>
      changeSchema.safeParse({ ...set, target: { ...target, ...more } }).success
    expect([mistakes({}), mistakes({ atMost: 1 }), mistakes({ fact: 'Owner share' })]).toEqual([
      true,
      false,
      false,
    ])
  })
})
