import type { Change } from '../../../src/governance/circles/change.ts'
import { ADA, openGoverned, person } from '../support/open-governed.ts'

const CHANGES: readonly Change[] = [
  {
    kind: 'role.create',
    role: 'steward',
    circle: 'anchor',
    title: 'Steward',
    purpose: 'Payments work.',
    domains: ['payments'],
    accountabilities: ['Answering for contracts'],
  },
  {
    kind: 'policy.put',
    policy: {
      id: 'soap',
      pack: 'ws-i-bp-1.1',
      title: 'SOAP services interoperate',
      scope: 'true',
      enforcement: 'gate',
    },
  },
]

/** The proposal made and decided under a constitution. */
async function decided(constitution: 'startup' | 'holacracy' | 'board') {
  const governed = await openGoverned(constitution)
  try {
    const { proposals, circles } = governed.governance
    const circle = 'anchor'
    if (constitution === 'board') await circles.assign(ADA, 'board-member', { person: 'bo' })
    const made = await proposals.make(ADA, {
      title: 'A steward',
      circle,
      example: 'Nobody answered.',
      rationale: 'A steward would have.',
      changes: [...CHANGES],
    })
    if (constitution === 'startup') {
      const step = { kind: 'approve', role: 'anchor-lead', approves: true, text: 'x' } as const
      await proposals.step(ADA, made.id, step)
    }
    if (constitution === 'board') {
      for (const voter of [ADA, person('bo')]) {
        await proposals.step(voter, made.id, { kind: 'vote', choice: 'yes' })
      }
    }
    governed.pass(24 * 60)
    const proposal = await proposals.get(made.id)
    const events = await governed.store.outbox.pending(500)
    const { organisation, constitution: inForce } = await governed.record.inForce()
    const role = organisation.roles.find(({ id }) => id === 'steward')
    return {
      method: proposal.method.kind,
      state: proposal.state,
      enacted: events
        .filter(({ action }) => action === 'governance.changed')
        .map(({ change }) => (change as { changes: unknown }).changes),
      role: role && { ...role, changedIn: 0 },
      policy: inForce.policies.find(({ id }) => id === 'soap'),
      decision: events
        .filter(({ action }) => action === 'proposal.stepped' || action === 'proposal.advanced')
        .map(({ action }) => action),
    }
  } finally {
    await governed.close()
  }
}

test('the same proposal by approval, by vote and by integrative decision enacts the same, and differs in how it was decided', async () => {
  const approved = await decided('startup')
  const voted = await decided('board')
  const integrated = await decided('holacracy')
  expect([approved.method, voted.method, integrated.method]).toEqual([
    'approver',
    'vote',
    'integrative',
  ])
  for (const { state, enacted, role, policy } of [approved, voted, integrated]) {
    expect(state).toBe('adopted')
    expect(enacted).toEqual([CHANGES])
    expect(role).toEqual(approved.role)
    expect(policy).toEqual(approved.policy)
  }
  expect(approved.decision).toEqual(['proposal.stepped'])
  expect(voted.decision).toEqual(['proposal.stepped', 'proposal.stepped'])
  expect(integrated.decision).toEqual(['proposal.advanced'])
})
