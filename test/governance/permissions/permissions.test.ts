import type { PermissionInput } from '../../../src/governance/index.ts'
import { PERMISSIONS } from '../../../src/governance/permissions/permission.ts'
import type { Action } from '../../../src/registry/index.ts'
import { ADA, openGoverned, person, withClerks, type Governed } from '../support/open-governed.ts'

let governed: Governed
beforeEach(async () => {
  governed = await openGoverned('holacracy', { 'payments/orders': 'anchor-lead' })
  await withClerks(governed)
  governed.told.length = 0
})
afterEach(() => governed.close())

const BO = person('bo')
const CY = person('cy')
const SUBJECT = 'service:payments/orders'

const request = (changes: Partial<PermissionInput> = {}, actor = BO) =>
  governed.governance.permissions.request(actor, {
    kind: 'ask',
    action: 'service.update',
    subject: SUBJECT,
    reason: 'The purpose is out of date.',
    ...changes,
  })

const answer = (
  actor: typeof ADA,
  id: string,
  kind: 'give' | 'decline' | 'object' | 'withdraw' | 'end',
) => governed.governance.permissions.step(actor, id, { kind, text: 'Because.' })

const decide = (action: Action = 'service.update', subject = SUBJECT, actor = BO) =>
  governed.authority.decide({
    actor,
    action,
    thing: { subject, domain: 'payments', role: 'anchor-lead' },
    at: governed.now,
  })

const mayBo = async (...asked: Parameters<typeof decide>) => (await decide(...asked)).allowed

test('a yes of the role that decides lets one person do one thing to one subject', async () => {
  const { id, state, role, until } = await request()
  expect({ state, role, until }).toEqual({
    state: 'asked',
    role: 'anchor-lead',
    until: '2027-02-20T10:00:00.000Z',
  })
  expect(governed.told).toMatchObject([{ kind: 'permission.asked', roles: ['anchor-lead'] }])
  expect(await mayBo()).toBe(false)
  expect(await answer(ADA, id, 'give')).toMatchObject({ state: 'given', holds: true })
  expect(governed.told.at(-1)).toMatchObject({ kind: 'permission.given', accounts: ['bo'] })
  expect(await decide()).toEqual({
    allowed: true,
    role: 'anchor-lead',
    permission: id,
    reasons: [`The role anchor-lead permits bo this for once (${id}): The purpose is out of date.`],
  })
  expect(await mayBo('version.push')).toBe(false)
  expect(await mayBo('service.update', 'service:payments/refunds')).toBe(false)
  expect(await mayBo('service.update', SUBJECT, CY)).toBe(false)
  const events = await governed.store.outbox.pending(500)
  expect(events.filter(({ action }) => action.startsWith('permission.'))).toMatchObject([
    { action: 'permission.asked', actor: { id: 'bo' }, subject: `permission:${id}` },
    { action: 'permission.given', actor: { id: 'ada' }, onBehalfOf: 'anchor-lead' },
  ])
  governed.pass(30 * 24)
  expect(await mayBo()).toBe(false)
})

test('what was announced holds when the waiting time is over and nobody objected', async () => {
  const { id, holdsFrom } = await request({ kind: 'announce' })
  expect(holdsFrom).toBe('2027-01-24T10:00:00.000Z')
  expect(governed.told).toMatchObject([
    { kind: 'permission.announced', roles: ['anchor-lead'], accounts: ['ada', 'bo', 'cy'] },
  ])
  governed.pass(71)
  expect(await mayBo()).toBe(false)
  governed.pass(1)
  expect(await mayBo()).toBe(true)
  await expect(answer(CY, id, 'object')).rejects.toMatchObject({
    message:
      'Its time to object was over at 2027-01-24T10:00:00.000Z; whoever fills anchor-lead may end it.',
  })
  await answer(ADA, id, 'end')
  expect(await mayBo()).toBe(false)
})

test('one objection of a member of the circle stops an intent, and a yes of the role lets it hold after all', async () => {
  const { id } = await request({ kind: 'announce' })
  await expect(answer(person('zoe'), id, 'object')).rejects.toMatchObject({
    code: 'governance-not-allowed',
  })
  expect(await answer(CY, id, 'object')).toMatchObject({ state: 'declined', holds: false })
  governed.pass(72)
  expect(await mayBo()).toBe(false)
  await answer(ADA, id, 'give')
  expect(await mayBo()).toBe(true)
})

test('a clock that is set back gives nothing before its time', async () => {
  const { id } = await request()
  await answer(ADA, id, 'give')
  governed.pass(-1)
  expect(await mayBo()).toBe(false)
})

test('a permission is limited as the role is that gave it, and lapses when another role decides', async () => {
  const { proposals, circles } = governed.governance
  const adopt = async (change: object): Promise<void> => {
    const { id } = await proposals.make(CY, {
      title: 'x',
      circle: 'anchor',
      example: 'x',
      rationale: 'x',
      changes: [change as never],
    })
    for (let round = 0; round < 3; round++) await proposals.step(ADA, id, { kind: 'next' })
    for (const member of [ADA, BO]) await proposals.step(member, id, { kind: 'no-objection' })
    expect((await proposals.get(id)).state).toBe('adopted')
  }
  const { id } = await request({ kind: 'give', person: 'bo' }, ADA)
  expect(id).toBeDefined()
  expect(await mayBo()).toBe(true)
  await adopt({
    kind: 'circle-policy.put',
    circle: 'anchor',
    policy: {
      ...{ id: 'frozen', title: 'Frozen', text: 'Nothing changes.', effect: 'limit' },
      ...{ actions: ['service.update'], domain: 'payments' },
    },
  })
  expect((await decide()).reasons).toContain(
    'The policy frozen of the circle anchor limits the role anchor-lead: Nothing changes.',
  )
  await adopt({ kind: 'circle-policy.remove', circle: 'anchor', policy: 'frozen' })
  expect(await mayBo()).toBe(true)
  await adopt({
    ...{ kind: 'role.create', role: 'steward', circle: 'anchor', title: 'Steward' },
    ...{ purpose: 'Payments.', domains: ['payments'] },
  })
  await circles.assign(ADA, 'steward', { person: 'cy' })
  const { allowed } = await governed.authority.decide({
    actor: BO,
    action: 'service.update',
    thing: { subject: SUBJECT, domain: 'payments', role: 'steward' },
    at: governed.now,
  })
  expect(allowed).toBe(false)
})

test.each<[string, () => Promise<unknown>, object]>([
  [
    'by the one who asked',
    async () => {
      const { id } = await request()
      return answer(BO, id, 'give')
    },
    { code: 'governance-not-allowed' },
  ],
  [
    'to oneself, as the role that decides',
    async () => {
      const { id } = await request({}, ADA)
      return answer(ADA, id, 'give')
    },
    { message: 'Nobody answers for the role concerned about a permission of their own.' },
  ],
  [
    'unasked by somebody who does not decide',
    () => request({ kind: 'give', person: 'cy' }),
    { code: 'governance-not-allowed' },
  ],
  [
    'to somebody who fills no role',
    () => request({ kind: 'give', person: 'zoe' }, ADA),
    {
      message:
        'zoe fills no role, and so is not bound by the constitution; only those who are act by permission.',
    },
  ],
  [
    'by announcing what is costly to undo',
    () =>
      request({
        ...{ kind: 'announce', action: 'version.transition' },
        subject: 'version:payments/orders@1.0.0',
      }),
    {
      message:
        'The Constitution of distributed authority takes a yes of the role anchor-lead for this; ask for it instead of announcing it.',
    },
  ],
  [
    'for longer than the constitution says',
    () => request({ until: '2027-03-01' }),
    {
      message:
        'It would hold from 2027-01-21 on, and until 2027-02-19 at most; choose a day between.',
    },
  ],
  [
    'for others',
    () => request({ person: 'cy' }),
    { message: 'Whoever gives a permission names the person; nobody asks for others.' },
  ],
  [
    'to a person and a role at once',
    () => request({ kind: 'give', person: 'bo', forRole: 'clerk' }, ADA),
    { message: 'Whoever gives a permission names either a person or a role.' },
  ],
  [
    'to nobody',
    () => request({ kind: 'give' }, ADA),
    { message: 'Whoever gives a permission names either a person or a role.' },
  ],
  [
    'to a role that there is not',
    () => request({ kind: 'give', forRole: 'nobody' }, ADA),
    { message: 'No circle has a role nobody; choose one that there is.' },
  ],
  [
    'for a role of others',
    () => request({ forRole: 'anchor-lead' }),
    { message: 'Only who fills the role anchor-lead asks for it; ask for yourself instead.' },
  ],
  [
    'for what the action is not done to',
    () => request({ action: 'version.push' }),
    {
      message:
        'version.push is done to version:…, and not to service:payments/orders; name what it is to be done to.',
    },
  ],
  ...(['role.assign', 'policy.change', 'proposal.adopt', 'constitution.ratify'] as const).map(
    (action): [string, () => Promise<unknown>, object] => [
      `for ${action}`,
      () => request({ action: action as never }),
      { code: 'governance-invalid' },
    ],
  ),
])('a permission is refused: %s', async (_how, attempt, problem) => {
  await expect(attempt()).rejects.toMatchObject(problem)
  expect(await mayBo()).toBe(false)
})

test('a role that was given a permission acts by it, whoever fills it, and no longer', async () => {
  const { circles } = governed.governance
  const { id, by } = await request({ kind: 'give', forRole: 'clerk', until: '2027-02-01' }, ADA)
  expect(by).toBeUndefined()
  expect(governed.told.at(-1)).toMatchObject({
    title: 'The role anchor-lead permits whoever fills clerk to act, until 2027-02-02 00:00 UTC',
    roles: ['clerk'],
    accounts: [],
  })
  expect((await decide('service.update', SUBJECT, CY)).reasons).toEqual([
    `The role anchor-lead permits the role clerk this until 2027-02-02 00:00 UTC (${id}): The purpose is out of date.`,
  ])
  expect(await mayBo()).toBe(true)
  const DAN = person('dan')
  expect(await mayBo('service.update', SUBJECT, DAN)).toBe(false)
  await circles.assign(ADA, 'clerk', { person: 'dan' })
  expect(await mayBo('service.update', SUBJECT, DAN)).toBe(true)
  await circles.unassign(ADA, 'clerk', 'bo')
  expect(await mayBo()).toBe(false)
  expect(await mayBo('service.update', SUBJECT, CY)).toBe(true)
  const { items } = await governed.governance.permissions.list({ forRole: 'clerk' })
  expect(items.map((one) => one.id)).toEqual([id])
  await expect(answer(CY, id, 'withdraw')).rejects.toMatchObject({
    message: 'Nobody asked for it; the role that gave it ends it.',
  })
  expect(await answer(ADA, id, 'end')).toMatchObject({ state: 'ended', holds: false })
})

test('what a role asked for is answered by nobody who fills it', async () => {
  await governed.governance.circles.assign(ADA, 'clerk', { person: 'ada' })
  const { id } = await request({ forRole: 'clerk' })
  await expect(answer(ADA, id, 'give')).rejects.toMatchObject({
    message: 'Nobody answers for the role concerned about a permission of their own.',
  })
  expect(await mayBo()).toBe(false)
  await governed.governance.circles.unassign(ADA, 'clerk', 'ada')
  await answer(ADA, id, 'give')
  expect(governed.told.at(-1)).toMatchObject({ roles: ['clerk'], accounts: [] })
  expect(await mayBo('service.update', SUBJECT, CY)).toBe(true)
})

test('what holds until a day is acted on before what is used up, and of that what ends first', async () => {
  const long = await request({ kind: 'give', person: 'bo', until: '2027-02-15' }, ADA)
  const late = await request({ kind: 'give', person: 'bo' }, ADA)
  const soon = await request({ kind: 'give', person: 'bo', until: '2027-01-30', once: true }, ADA)
  expect([long.once, late.once, soon.once]).toEqual([false, true, true])
  const acted: unknown[] = []
  for (const next of [long, soon, late]) {
    acted.push((await decide()).permission)
    await answer(ADA, next.id, 'end')
  }
  expect(acted).toEqual([long.id, soon.id, late.id])
  expect(await mayBo()).toBe(false)
})

test('whoever asked withdraws, and what is over is asked anew', async () => {
  const { id } = await request({ until: '2027-01-22' })
  await expect(answer(CY, id, 'withdraw')).rejects.toMatchObject({
    message: 'Only bo, who asked, withdraws it.',
  })
  governed.pass(48)
  await expect(answer(ADA, id, 'give')).rejects.toMatchObject({
    message: 'Its time was over at 2027-01-23T00:00:00.000Z; ask anew.',
  })
  const again = await request()
  expect(await answer(BO, again.id, 'withdraw')).toMatchObject({ state: 'withdrawn' })
  await expect(answer(ADA, again.id, 'give')).rejects.toMatchObject({
    message: 'It is withdrawn; "give" is for one that is asked or announced or declined.',
  })
})

test('a permission is found behind any number of others about the same thing', async () => {
  const { id } = await request()
  await answer(ADA, id, 'give')
  const permissions = await governed.store.collection(PERMISSIONS)
  const given = await permissions.get(id)
  if (given === undefined) throw new Error('it was given')
  for (let number = 0; number < 501; number++) {
    const other = `${number}-declined`
    await permissions.insert(other, { ...given.value, id: other, state: 'declined' }, [])
  }
  expect(await mayBo()).toBe(true)
})

test('the startup constitution knows no permissions for once, since one role decides everything', async () => {
  const startup = await openGoverned('startup')
  try {
    await expect(
      startup.governance.permissions.request(ADA, {
        kind: 'ask',
        action: 'service.update',
        subject: SUBJECT,
        reason: 'x',
      }),
    ).rejects.toMatchObject({ code: 'permission-refused' })
  } finally {
    await startup.close()
  }
})
