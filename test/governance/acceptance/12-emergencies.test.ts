import type { EmergencyInput } from '../../../src/governance/emergencies/emergencies.ts'
import { ADA, openGoverned, person, withClerks, type Governed } from '../support/open-governed.ts'

let governed: Governed
beforeEach(async () => {
  governed = await openGoverned('holacracy', { 'payments/orders': 'anchor-lead' })
  await withClerks(governed)
  governed.told.length = 0
})
afterEach(() => governed.close())

const BO = person('bo')
const SUBJECT = 'version:payments/orders@1.0.0'

const input: EmergencyInput = {
  action: 'version.transition',
  subject: SUBJECT,
  reason: 'Payments stand still, and ada cannot be reached.',
  goodFaith: true,
  lessTension: 'Customers can pay again.',
  valueLost: 'A day of sales.',
  spendsNothing: true,
}

const declare = (changes: Partial<EmergencyInput> = {}, actor = BO) =>
  governed.governance.emergencies.declare(actor, { ...input, ...changes })

const mayBo = async (action: EmergencyInput['action'] = 'version.transition', subject = SUBJECT) =>
  governed.authority.decide({
    actor: BO,
    action,
    thing: { subject, domain: 'payments', role: 'anchor-lead' },
    at: governed.now,
  })

describe('acting in an emergency', () => {
  test('lets the one action happen for the time that the constitution says, and is told at once', async () => {
    expect((await mayBo()).allowed).toBe(false)
    const emergency = await declare()
    expect(emergency).toMatchObject({
      state: 'open',
      role: 'anchor-lead',
      openUntil: '2027-01-21T11:00:00.000Z',
      repairUntil: '2027-02-04T10:00:00.000Z',
    })
    expect(await mayBo()).toEqual({
      allowed: true,
      role: undefined,
      reasons: [
        `bo acts in an emergency (${emergency.id}), in place of the role anchor-lead: ${input.reason}`,
      ],
      emergency: emergency.id,
    })
    expect((await mayBo('version.push')).allowed).toBe(false)
    expect((await mayBo('version.transition', 'version:payments/orders@1.0.1')).allowed).toBe(false)
    expect(governed.told).toMatchObject([{ kind: 'emergency.declared', roles: ['anchor-lead'] }])
    const events = await governed.store.outbox.pending(500)
    expect(events.find(({ action }) => action === 'emergency.declared')).toMatchObject({
      actor: { id: 'bo' },
      reason: input.reason,
      change: { goodFaith: true, spendsNothing: true, valueLost: 'A day of sales.' },
    })
    governed.pass(1)
    expect((await mayBo()).allowed).toBe(false)
  })

  test('opens one tension and a duty to repair, which reminds when it is not kept', async () => {
    const emergency = await declare()
    const { tensions } = governed.governance
    await governed.governance.performRounds()
    expect((await tensions.list({ by: 'system' })).items).toMatchObject([
      { subject: SUBJECT, role: 'anchor-lead', key: `emergency:${emergency.id}`, state: 'open' },
    ])
    const { items } = await governed.duties.list({ subject: `emergency:${emergency.id}` })
    expect(items).toMatchObject([{ kind: 'emergency.repair-due', dueAt: emergency.repairUntil }])
    governed.pass(15 * 24)
    await governed.duties.performDue()
    expect(governed.told.at(-1)).toMatchObject({
      kind: 'emergency.repair-due',
      roles: ['anchor-lead'],
      accounts: ['bo'],
    })
  })

  test('ends at once when the role concerned asks for a stop, and a second similar one is refused until that is lifted', async () => {
    const { emergencies } = governed.governance
    const { id } = await declare()
    await expect(emergencies.step(BO, id, { kind: 'stop', text: 'x' })).rejects.toMatchObject({
      code: 'governance-not-allowed',
    })
    await emergencies.step(ADA, id, { kind: 'stop', text: 'Wait for me.' })
    expect((await mayBo()).allowed).toBe(false)
    for (const changes of [{}, { subject: 'version:payments/orders@2.0.0' }]) {
      await expect(declare(changes)).rejects.toMatchObject({
        code: 'emergency-refused',
        message: `ada asked bo to stop such actions (Wait for me.); until that is lifted at the emergency action ${id}, it takes the role anchor-lead or an adopted proposal.`,
      })
    }
    expect(
      (await declare({ action: 'service.update', subject: 'service:payments/orders' })).state,
    ).toBe('open')
    expect((await declare({}, person('cy'))).state).toBe('open')
    await emergencies.step(ADA, id, { kind: 'lift', text: 'It was right.' })
    expect((await declare()).state).toBe('open')
  })

  test('is explained and repaired by who acted, and settled by the role concerned, which closes nothing by itself', async () => {
    const { emergencies, tensions } = governed.governance
    const { id } = await declare()
    await emergencies.step(BO, id, { kind: 'explain', text: 'I called ada twice.' })
    await expect(emergencies.step(ADA, id, { kind: 'repaired', text: 'x' })).rejects.toMatchObject({
      message: 'Only bo, who acted, says that.',
    })
    await emergencies.step(BO, id, { kind: 'repaired', text: 'Approved anew.' })
    const asked = await emergencies.step(ADA, id, { kind: 'ask-repair', text: 'Tell consumers.' })
    expect(asked.state).toBe('open')
    await emergencies.step(BO, id, { kind: 'repaired', text: 'Told them.' })
    const settled = await emergencies.step(ADA, id, { kind: 'accept', text: 'Thanks.' })
    expect(settled).toMatchObject({ state: 'settled', accepted: { by: 'ada', text: 'Thanks.' } })
    const [tension] = (await tensions.list({ by: 'system' })).items
    expect(tension?.state).not.toBe('processed')
    expect(tension?.proposedClosure?.text).toBe('ada accepted the repair: Thanks.')
  })

  test('asks for good faith, and for no spending', async () => {
    await expect(declare({ goodFaith: false as unknown as true })).rejects.toMatchObject({
      code: 'governance-invalid',
      message:
        'What is not accepted: /goodFaith: must be true: nobody acts beyond their authority in bad faith.',
    })
    await expect(declare({ spendsNothing: false as unknown as true })).rejects.toMatchObject({
      code: 'governance-invalid',
    })
    await expect(declare({ valueLost: ' ' })).rejects.toMatchObject({ code: 'governance-invalid' })
  })

  test('is for members only, and for what the constitution names: never for policies, roles or the constitution', async () => {
    await expect(declare({}, person('zoe'))).rejects.toMatchObject({
      message:
        'zoe fills no role, and so is not bound by the constitution; only those who are act in an emergency.',
    })
    await expect(
      declare({ action: 'domain.create', subject: 'domain:payments' }),
    ).rejects.toMatchObject({ code: 'emergency-refused' })
    for (const action of [
      'policy.change',
      'role.assign',
      'constitution.ratify',
      'proposal.adopt',
    ]) {
      await expect(declare({ action: action as EmergencyInput['action'] })).rejects.toMatchObject({
        code: 'governance-invalid',
      })
    }
  })

  test('is nothing that the startup constitution knows', async () => {
    const startup = await openGoverned('startup')
    try {
      await expect(startup.governance.emergencies.declare(ADA, input)).rejects.toMatchObject({
        code: 'emergency-refused',
        message:
          'The Startup constitution provides for no emergency actions; ask the role anchor-lead, or propose a change of the constitution.',
      })
    } finally {
      await startup.close()
    }
  })
})
