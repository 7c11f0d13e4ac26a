import { attestationFor } from '../../../src/governance/proposals/attestation.ts'
import { ruleFor } from '../../../src/governance/proposals/decision-terms.ts'
import type { Change } from '../../../src/governance/circles/change.ts'
import { changed, refusals, shipped, withPayments } from '../support/governed.ts'
import { ADA, openGoverned, person, withClerks, type Governed } from '../support/open-governed.ts'

const BO = person('bo')
const CY = person('cy')
const CHANGE: Change = { kind: 'role.amend', role: 'clerk', purpose: 'Clear records.' }
const ATTEST = { kind: 'attest', role: 'auditor', approves: true, text: 'I have looked.' } as const

let governed: Governed
afterEach(() => governed.close())

/** Structure is attested by an auditor, which cy is; ada's proposal has passed its rounds. */
async function decided(): Promise<string> {
  governed = await openGoverned()
  await withClerks(governed)
  const { proposals } = governed.governance
  const constitution = shipped('holacracy')
  const attested = constitution.decisions?.map((rule) =>
    rule.id === 'structure' ? { ...rule, attestation: { roles: ['auditor'], hours: 48 } } : rule,
  )
  const propose = (changes: Change[]): ReturnType<typeof proposals.make> =>
    proposals.make(ADA, {
      title: 'Clearer records',
      circle: 'anchor',
      example: 'x',
      rationale: 'x',
      changes,
    })
  const auditing = await propose([
    { kind: 'role.create', role: 'auditor', circle: 'anchor', title: 'Auditor', purpose: 'Sound.' },
    { kind: 'role.assign', role: 'auditor', person: 'cy' },
    { kind: 'constitution.amend', constitution: { ...constitution, decisions: attested } },
  ])
  governed.pass(24 * 6 + 1)
  for (const member of [BO, CY]) {
    await proposals.step(member, auditing.id, { kind: 'no-objection' })
  }
  expect((await proposals.get(auditing.id)).state).toBe('adopted')
  const { id } = await propose([CHANGE])
  governed.pass(24 * 6)
  await governed.governance.performRounds()
  return id
}

test('what is decided waits for whoever has to vouch for it, and changes nothing until then', async () => {
  const id = await decided()
  const waiting = await governed.governance.proposals.get(id)
  expect(waiting).toMatchObject({
    state: 'attesting',
    attestation: { roles: ['auditor'], hours: 48 },
    outcome: { reason: 'The time for objections is over, and no valid objection stands.' },
    participants: { attesters: { auditor: ['cy'] } },
  })
  const adopted = await governed.governance.proposals.step(CY, id, ATTEST)
  expect(adopted).toMatchObject({
    state: 'adopted',
    outcome: {
      reason:
        'The time for objections is over, and no valid objection stands. Attested on behalf of auditor.',
    },
  })
  const { role } = await governed.governance.circles.role('clerk')
  expect(role.purpose).toBe('Clear records.')
})

test('whoever does not attest it rejects it, with the reason', async () => {
  const id = await decided()
  const step = { ...ATTEST, approves: false, text: 'It skips the audit.' }
  expect(await governed.governance.proposals.step(CY, id, step)).toMatchObject({
    state: 'rejected',
    outcome: { reason: 'cy does not attest it on behalf of auditor: It skips the audit.' },
  })
})

test('silence attests nothing', async () => {
  const id = await decided()
  governed.pass(49)
  expect(await governed.governance.proposals.get(id)).toMatchObject({
    state: 'rejected',
    outcome: { reason: 'It was decided, but not attested in time on behalf of auditor.' },
  })
})

test('nobody attests without the role, or their own proposal', async () => {
  const id = await decided()
  const { proposals, circles } = governed.governance
  await expect(proposals.step(BO, id, ATTEST)).rejects.toThrow('bo does not fill the role auditor.')
  await expect(proposals.step(CY, id, { ...ATTEST, role: 'clerk' })).rejects.toThrow(
    'The role clerk does not attest this; auditor does.',
  )
  await circles.assign(ADA, 'auditor', { person: 'ada' })
  await expect(proposals.step(ADA, id, ATTEST)).rejects.toThrow('Nobody attests their own proposal')
  expect((await proposals.get(id)).state).toBe('attesting')
})

describe('a policy that names who attests', () => {
  const governance = withPayments()
  const policy = {
    id: 'soap',
    pack: 'ws-i-bp-1.1',
    title: 'SOAP',
    scope: 'true',
    enforcement: 'gate',
    attestedBy: 'cards-steward',
  } as const
  const withPolicy = changed(governance, 'anchor', { kind: 'policy.put', policy })

  test.each<[string, Change, readonly string[] | undefined]>([
    [
      'is attested when it is changed',
      { kind: 'policy.enforcement', policy: 'soap', enforcement: 'advise' },
      ['cards-steward'],
    ],
    ['and when it is repealed', { kind: 'policy.remove', policy: 'soap' }, ['cards-steward']],
    ['and when it is put anew', { kind: 'policy.put', policy }, ['cards-steward']],
    ['and no other one is', { kind: 'policy.remove', policy: 'other' }, undefined],
  ])('%s', (_, change, roles) => {
    const { constitution } = withPolicy
    const found = attestationFor(constitution, ruleFor(constitution, [change], ['anchor']), [
      change,
    ])
    expect(found?.roles).toEqual(roles)
  })

  test('keeps the role that attests from being removed', () => {
    expect(
      refusals(withPolicy, 'payments', { kind: 'role.remove', role: 'cards-steward' }),
    ).toEqual([
      'The role cards-steward has to attest decisions, and would not exist; change who attests first.',
    ])
  })
})
