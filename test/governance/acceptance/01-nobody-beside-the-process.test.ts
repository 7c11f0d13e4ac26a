import { openConstitutionalAuthority, openGovernance } from '../../../src/governance/index.ts'
import { ACTIONS, type Action } from '../../../src/registry/index.ts'
import { openSqliteStore } from '../../../src/store/index.ts'
import { AT, LIFECYCLES, OPEN_POLICY_LIFE, PACKS, shipped } from '../support/governed.ts'
import { ADA, NO_FACTS, openGoverned } from '../support/open-governed.ts'

const GOVERNED: readonly Action[] = [
  'policy.change',
  'role.assign',
  'constitution.ratify',
  'proposal.make',
  'proposal.adopt',
]

test('before ratification nothing is written to roles, policies or domains', async () => {
  const store = await openSqliteStore({ path: ':memory:' })
  try {
    const authority = await openConstitutionalAuthority(store)
    for (const action of [...GOVERNED, 'domain.create', 'service.register'] as const) {
      const thing = { subject: 'domain:payments', domain: 'payments' }
      const decision = await authority.decide({ actor: ADA, action, thing, at: AT })
      expect([action, decision.allowed]).toEqual([action, false])
    }
    const governance = await openGovernance({
      store,
      authority,
      packs: PACKS,
      lifecycles: LIFECYCLES,
      registry: undefined as never, // nothing here looks at services
      policies: { list: () => Promise.resolve([]) },
      policyLife: OPEN_POLICY_LIFE,
      waivers: {
        hindrance: () => Promise.resolve(undefined),
        askedBy: () => Promise.resolve(undefined),
        grantAdopted: () => Promise.resolve(undefined),
      },
      clock: () => AT,
      newId: () => 'id',
      ownerOf: () => Promise.resolve(undefined),
      policiesFor: () => Promise.resolve([]),
      hasAccount: () => Promise.resolve(true),
      constitutions: [shipped('holacracy')],
      duties: { register: () => undefined, schedule: () => Promise.resolve() },
      notices: { tell: () => Promise.resolve() },
      circleFacts: NO_FACTS,
    })
    const input = { title: 'x', circle: 'anchor', example: 'x', rationale: 'x' }
    await expect(
      governance.proposals.make(ADA, { ...input, changes: [{ kind: 'role.remove', role: 'x' }] }),
    ).rejects.toMatchObject({ code: 'governance-not-allowed' })
    await expect(governance.circles.assign(ADA, 'x', { person: 'bo' })).rejects.toMatchObject({
      code: 'governance-not-ratified',
    })
    expect(await store.outbox.pending(10)).toEqual([])
  } finally {
    await store.close()
  }
})

test('after ratification the administrator changes no policy, no constitution and no role of others alone', async () => {
  const governed = await openGoverned()
  const { governance, authority, record } = governed
  try {
    const { number } = await record.inForce()
    await expect(
      governance.constitutions.ratify(ADA, { constitution: 'board', reason: 'x' }),
    ).rejects.toMatchObject({ code: 'governance-not-allowed' })
    for (const action of ['policy.change', 'proposal.adopt', 'constitution.renew'] as const) {
      const thing = { subject: 'policy:soap', domain: '' }
      const decision = await authority.decide({ actor: ADA, action, thing, at: AT })
      expect([action, decision.allowed]).toEqual([action, false])
    }
    await expect(
      governance.circles.assign(ADA, 'anchor-secretary', { person: 'ada' }),
    ).rejects.toMatchObject({ code: 'change-refused' })
    expect((await record.inForce()).number).toBe(number)
  } finally {
    await governed.close()
  }
})

test.each(['startup', 'holacracy', 'board'] as const)(
  'the constitution %s grants every action to somebody',
  (id) => {
    const granted = new Set(shipped(id).articles.flatMap(({ grants }) => grants.actions))
    // The text of the first run alone renews itself, and is the only one that can be replaced without a proposal.
    const ungranted = ACTIONS.filter((action) => !granted.has(action))
    expect(ungranted).toEqual(id === 'startup' ? [] : ['constitution.ratify', 'constitution.renew'])
  },
)
