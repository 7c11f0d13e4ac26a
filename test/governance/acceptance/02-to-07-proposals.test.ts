import type { Change } from '../../../src/governance/circles/change.ts'
import type { ProposalInput, Step } from '../../../src/governance/index.ts'
import { ADA, openGoverned, person, withClerks, type Governed } from '../support/open-governed.ts'

let governed: Governed
beforeEach(async () => {
  governed = await openGoverned()
  await withClerks(governed)
})
afterEach(() => governed.close())

const BO = person('bo')
const CY = person('cy')
const amend: Change = { kind: 'role.amend', role: 'clerk', purpose: 'Reads.' }

const input = (changes: Partial<ProposalInput> = {}): ProposalInput => ({
  title: 'Clerks read',
  circle: 'anchor',
  example: 'A contract went out unread.',
  rationale: 'A clerk would have read it.',
  changes: [amend],
  ...changes,
})

const ALL = ['harm', 'caused', 'known', 'own-role']
const object = (holds: readonly string[] = ALL, role = 'clerk'): Step => ({
  kind: 'object',
  role,
  text: 'It stops me.',
  answers: [...ALL, 'breaks-the-rules'].map((criterion) => ({
    criterion,
    holds: holds.includes(criterion),
    because: 'Because.',
  })),
})

/** Proposed by bo, at the round of objections. */
async function toObjections(): Promise<string> {
  const { proposals } = governed.governance
  const { id } = await proposals.make(BO, input())
  for (let round = 0; round < 3; round++) await proposals.step(ADA, id, { kind: 'next' })
  expect((await proposals.get(id)).state).toBe('objecting')
  return id
}

describe('check 2: what is no proposal', () => {
  test('is refused without a real example, and says that this is what is missing', async () => {
    const { example, ...without } = input()
    expect(example).not.toBe('')
    await expect(
      governed.governance.proposals.make(BO, without as ProposalInput),
    ).rejects.toMatchObject({
      code: 'governance-invalid',
      message: 'What is not accepted: /example: is missing; give it a string.',
    })
  })

  test('is refused with an operational change, which no kind of change is', async () => {
    const operational = {
      kind: 'service.register',
      service: 'payments/orders',
    } as unknown as Change
    await expect(
      governed.governance.proposals.make(BO, input({ changes: [operational] })),
    ).rejects.toMatchObject({
      code: 'governance-invalid',
      details: { errors: [{ pointer: '/changes/0/kind' }] },
    })
  })

  test('is refused from whoever fills no role there, and discarded by the facilitator with the test that fails', async () => {
    const { proposals } = governed.governance
    await expect(proposals.make(person('zoe'), input())).rejects.toMatchObject({
      code: 'governance-not-allowed',
    })
    const { id } = await proposals.make(BO, input())
    const discarded = await proposals.step(ADA, id, {
      kind: 'discard',
      test: 'actual-example',
      because: 'It never happened.',
    })
    expect(discarded).toMatchObject({
      state: 'discarded',
      outcome: { reason: 'It fails the test "actual-example": It never happened.' },
    })
  })
})

describe('check 3: a valid objection', () => {
  test('blocks, is resolved by both confirmations only, and the new revision asks everybody again', async () => {
    const { proposals } = governed.governance
    const id = await toObjections()
    await proposals.step(CY, id, object())
    await proposals.step(ADA, id, { kind: 'rule', objection: 1, valid: true, because: 'It does.' })
    await proposals.step(ADA, id, { kind: 'no-objection' })
    governed.pass(24 * 365)
    expect((await proposals.get(id)).state).toBe('integrating')
    const changes: Change[] = [{ kind: 'role.amend', role: 'clerk', purpose: 'Reads some.' }]
    await proposals.step(ADA, id, { kind: 'integrate', objection: 1, changes, note: 'So?' })
    await proposals.step(CY, id, { kind: 'agree', objection: 1 })
    expect((await proposals.get(id)).state).toBe('integrating')
    await proposals.step(BO, id, { kind: 'agree', objection: 1 })
    const again = await proposals.get(id)
    expect(again).toMatchObject({ state: 'objecting', textRevision: 2, changes })
    for (const actor of [ADA, CY]) await proposals.step(actor, id, { kind: 'no-objection' })
    expect((await proposals.get(id)).state).toBe('adopted')
  })
})

describe('check 4: an objection that there is a better idea', () => {
  test('is recorded as invalid with the reason, and does not block', async () => {
    const { proposals } = governed.governance
    const id = await toObjections()
    const raised = await proposals.step(CY, id, object(['caused', 'known', 'own-role']))
    expect(raised.objections).toMatchObject([
      { state: 'invalid', ruling: { because: expect.stringContaining('harm') as string } },
    ])
    await proposals.step(ADA, id, { kind: 'no-objection' })
    expect((await proposals.get(id)).state).toBe('adopted')
  })
})

describe('check 5: silence', () => {
  test('adopts only after the time is over', async () => {
    const { proposals } = governed.governance
    const id = await toObjections()
    governed.pass(71.9)
    await governed.governance.performRounds()
    expect((await proposals.get(id)).state).toBe('objecting')
    governed.pass(0.1)
    await governed.governance.performRounds()
    expect((await proposals.get(id)).state).toBe('adopted')
  })

  test('adopts nothing that any single member escalated, in any round', async () => {
    const { proposals } = governed.governance
    for (const rounds of [0, 1, 2, 3]) {
      const { id } = await proposals.make(BO, input())
      for (let round = 0; round < rounds; round++) await proposals.step(ADA, id, { kind: 'next' })
      await proposals.step(CY, id, { kind: 'escalate', text: 'Let us talk.' })
      governed.pass(24 * 365)
      await governed.governance.performRounds()
      expect((await proposals.get(id)).state).toBe('escalated')
      await proposals.step(BO, id, { kind: 'withdraw' })
    }
  })
})

describe('check 6: circles within circles', () => {
  /** Adopted by the word of a second member and the silence of the others. */
  const adopt = async (circle: string, actor: typeof ADA, changes: Change[], second = CY) => {
    const { proposals } = governed.governance
    const { id } = await proposals.make(actor, input({ circle, changes }))
    while ((await proposals.get(id)).state !== 'objecting') governed.pass(24)
    await proposals.step(second, id, { kind: 'no-objection' })
    governed.pass(24 * 60)
    expect((await proposals.get(id)).state).toBe('adopted')
  }
  beforeEach(async () => {
    await adopt('anchor', ADA, [
      {
        kind: 'circle.create',
        circle: 'payments',
        parent: 'anchor',
        title: 'Payments',
        purpose: 'Money.',
        domains: ['payments'],
      },
      {
        kind: 'circle-policy.put',
        circle: 'anchor',
        policy: {
          id: 'no-pushing',
          title: 'Nobody pushes',
          text: 'Pushing rests.',
          effect: 'limit',
          actions: ['version.push'],
          domain: 'payments',
        },
      },
    ])
    for (const name of ['bo', 'cy']) {
      await governed.governance.circles.assign(ADA, 'payments-lead', { person: name })
    }
  })

  test('an inner circle does not weaken what an outer one forbids, nor the policies in force', async () => {
    await adopt('payments', BO, [
      {
        kind: 'circle-policy.put',
        circle: 'payments',
        policy: {
          id: 'pushing',
          title: 'The lead pushes',
          text: 'We push.',
          effect: 'grant',
          actions: ['version.push'],
          domain: 'payments',
          role: 'payments-lead',
        },
      },
    ])
    const decision = await governed.authority.decide({
      actor: BO,
      action: 'version.push',
      thing: { subject: 'service:payments/orders', domain: 'payments' },
      at: governed.now,
    })
    expect(decision).toMatchObject({
      allowed: false,
      reasons: [
        'The policy no-pushing of the circle anchor limits the role payments-lead: Pushing rests.',
        expect.stringContaining('this is for the role') as string,
        'Open a tension about service:payments/orders, which comes before whoever decides about it.',
        'Where waiting would cost too much, declare an emergency.',
      ],
    })
    const weaker: Change = { kind: 'policy.remove', policy: 'wsdl-core' }
    await expect(
      governed.governance.proposals.make(BO, input({ circle: 'payments', changes: [weaker] })),
    ).rejects.toMatchObject({ code: 'change-refused' })
  })

  test('an outer circle does not edit roles within, beside the lead that it appoints', async () => {
    const inner: Change = {
      kind: 'role.create',
      role: 'cashier',
      circle: 'payments',
      title: 'Cashier',
      purpose: 'Counts.',
    }
    await expect(
      governed.governance.proposals.make(ADA, input({ changes: [inner] })),
    ).rejects.toMatchObject({
      code: 'change-refused',
      message: expect.stringContaining('for the circle payments to decide') as string,
    })
    await adopt('anchor', ADA, [{ kind: 'role.amend', role: 'payments-lead', purpose: 'Leads.' }])
  })
})

describe('check 7: what the registry finds', () => {
  const found = (evidence: string) => ({
    key: 'conformance:service:payments/orders',
    subject: 'service:payments/orders',
    now: 'It does not conform.',
    couldBe: 'It conforms.',
    evidence,
  })

  test('is one tension however often it is found, and a check that passes asks the owner to close it', async () => {
    const { tensions } = governed.governance
    const first = await tensions.raise(found('Run 1.'))
    const second = await tensions.raise(found('Run 2.'))
    expect(second.id).toBe(first.id)
    expect(second.evidence.map(({ text }) => text)).toEqual(['Run 1.', 'Run 2.'])
    expect(second.role).toBe('anchor-lead')
    await tensions.proposeClosure(found('').key, 'Run 3 passed.')
    const asked = await tensions.get(first.id)
    expect(asked).toMatchObject({ state: 'open', proposedClosure: { text: 'Run 3 passed.' } })
  })

  test('is one tension also when two servers find it at once', async () => {
    const { tensions } = governed.governance
    const raised = await Promise.all([1, 2, 3].map((run) => tensions.raise(found(`Run ${run}.`))))
    expect(new Set(raised.map(({ id }) => id)).size).toBe(1)
  })
})

describe('a tension that a proposal names', () => {
  const sense = (actor = BO) =>
    governed.governance.tensions.open(actor, {
      subject: 'role:clerk',
      now: 'Nobody reads.',
      couldBe: 'Somebody reads.',
    })
  const adoptFor = async (tension: string) => {
    const { proposals } = governed.governance
    const { id } = await proposals.make(BO, input({ tension }))
    governed.pass(24 * 60)
    await governed.governance.performRounds()
    expect((await proposals.get(id)).state).toBe('adopted')
    return id
  }

  test('is closed on adoption when its owner proposed it', async () => {
    const { id } = await sense()
    const proposal = await adoptFor(id)
    expect(await governed.governance.tensions.get(id)).toMatchObject({
      state: 'processed',
      closing: 'Adopted: Clerks read',
      outcomes: [{ kind: 'proposal', proposal }],
    })
  })

  test('is left to its owner to confirm when somebody else proposed it', async () => {
    const { tensions } = governed.governance
    const { id } = await sense(CY)
    await adoptFor(id)
    expect(await tensions.get(id)).toMatchObject({
      state: 'in-process',
      proposedClosure: { text: 'Adopted: Clerks read' },
    })
    expect(await tensions.step(CY, id, { kind: 'confirm' })).toMatchObject({ state: 'processed' })
  })

  test('must be there, and open', async () => {
    const { proposals, tensions } = governed.governance
    await expect(proposals.make(BO, input({ tension: 'none' }))).rejects.toMatchObject({
      code: 'tension-not-found',
    })
    const { id } = await sense()
    await tensions.step(BO, id, { kind: 'let-go', reason: 'x' })
    await expect(proposals.make(BO, input({ tension: id }))).rejects.toMatchObject({
      code: 'proposal-invalid',
    })
  })
})
