import { authorityOf } from '../support/authority-of.ts'
import { openGoverned, person, ADA, withClerks, type Governed } from '../support/open-governed.ts'
import { organisationMistakes } from '../../../src/governance/circles/organisation-mistakes.ts'

const BO = person('bo')
const DI = person('di')

let governed: Governed

beforeEach(async () => {
  governed = await openGoverned()
  await withClerks(governed)
})
afterEach(() => governed.close())

const standIn = (until = '2027-02-10') => ({
  person: 'bo',
  surrogate: 'di',
  until,
  reason: 'Bo is on leave.',
})

function clerks(): Promise<readonly string[]> {
  return governed.governance.circles
    .role('clerk')
    .then(({ role }) => role.filledBy.map((one) => one.person))
}

test('a surrogate acts in place of who is away, and no longer than the day that was said', async () => {
  expect(await clerks()).toEqual(['bo', 'cy'])
  const role = await governed.governance.circles.nameSurrogate(BO, 'clerk', standIn())
  expect(role.filledBy).toEqual([
    { role: 'clerk', person: 'cy', since: expect.any(String) as string },
    {
      role: 'clerk',
      person: 'di',
      since: governed.now.toISOString(),
      until: '2027-02-10T00:00:00.000Z',
      standsInFor: 'bo',
    },
  ])
  governed.now = new Date('2027-02-09T23:59:59.999Z')
  expect(await clerks()).toEqual(['cy', 'di'])
  governed.now = new Date('2027-02-10T00:00:00.000Z')
  expect(await clerks()).toEqual(['bo', 'cy'])
})

test('only the surrogate has the authority of the role meanwhile, and a seat in the circle', async () => {
  await governed.governance.circles.nameSurrogate(BO, 'clerk', standIn())
  expect(await authorityOf(governed, BO, 'proposal.make', { circle: 'anchor' })).toBe(false)
  expect(await authorityOf(governed, DI, 'proposal.make', { circle: 'anchor' })).toBe(true)
  const { participants } = await governed.governance.proposals.make(DI, {
    title: 'Leave',
    circle: 'anchor',
    example: 'x',
    rationale: 'x',
    changes: [{ kind: 'role.unassign', role: 'clerk', person: 'cy' }],
  })
  expect(Object.keys(participants?.members ?? {}).sort()).toEqual(['ada', 'cy', 'di'])
})

test('the circle and both people are told, and the ledger names the day and the reason', async () => {
  governed.told.length = 0
  await governed.governance.circles.nameSurrogate(BO, 'clerk', standIn())
  expect(governed.told).toMatchObject([
    {
      kind: 'surrogate.named',
      subject: 'role:clerk',
      title: 'di stands in for bo in the role "Clerk" until 2027-02-10',
      text: 'Bo is on leave.',
      accounts: ['bo', 'di', 'ada', 'cy'],
    },
  ])
  const events = await governed.store.outbox.pending(1_000)
  expect(events.at(-1)).toMatchObject({
    action: 'surrogate.named',
    subject: 'role:clerk',
    reason: 'Bo is on leave.',
    change: {
      changes: [
        {
          kind: 'role.surrogate',
          role: 'clerk',
          person: 'bo',
          surrogate: 'di',
          until: '2027-02-10',
        },
      ],
    },
  })
})

test('who decides says who stands in for whom, and until when', async () => {
  await governed.governance.circles.nameSurrogate(ADA, 'anchor-lead', {
    ...standIn(),
    person: 'ada',
  })
  const { whoDecides } = await governed.governance.threeQuestions('domain:payments')
  expect(whoDecides.people).toEqual(['di'])
  expect(whoDecides.because.at(-1)).toBe('di stands in for ada until 2027-02-10.')
})

test('whoever is given the role themselves keeps it when the one they stood in for is back', async () => {
  const { circles } = governed.governance
  await circles.nameSurrogate(BO, 'clerk', standIn())
  await circles.assign(ADA, 'clerk', { person: 'di' })
  expect([...(await clerks())].sort()).toEqual(['bo', 'cy', 'di'])
  await expect(circles.endSurrogate(BO, 'clerk', 'bo')).rejects.toMatchObject({
    code: 'change-refused',
  })
  expect([...(await clerks())].sort()).toEqual(['bo', 'cy', 'di'])
})

test('whoever is away says when they are back, although somebody else acts in the role', async () => {
  await governed.governance.circles.nameSurrogate(BO, 'clerk', standIn())
  await governed.governance.circles.endSurrogate(BO, 'clerk', 'bo', 'Back early.')
  expect(await clerks()).toEqual(['bo', 'cy'])
  await expect(governed.governance.circles.endSurrogate(BO, 'clerk', 'bo')).rejects.toMatchObject({
    code: 'change-refused',
    message: 'Nobody stands in for bo in the role clerk.',
  })
})

test('once its day has come nobody stands in any more, so that there is nothing to end', async () => {
  await governed.governance.circles.nameSurrogate(BO, 'clerk', standIn())
  governed.now = new Date('2027-02-10T00:00:00.000Z')
  await expect(governed.governance.circles.endSurrogate(BO, 'clerk', 'bo')).rejects.toMatchObject({
    code: 'change-refused',
    message: 'Nobody stands in for bo in the role clerk.',
  })
  expect(await clerks()).toEqual(['bo', 'cy'])
})

test('the lead of the circle says who stands in for somebody who cannot, and nobody else does', async () => {
  await expect(
    governed.governance.circles.nameSurrogate(person('cy'), 'clerk', standIn()),
  ).rejects.toMatchObject({ code: 'governance-not-allowed' })
  await governed.governance.circles.nameSurrogate(ADA, 'clerk', standIn())
  expect(await clerks()).toEqual(['cy', 'di'])
})

test.each([
  ['a day that is over', standIn('2026-11-22'), 'A surrogate is named until a day that is to come'],
  ['more than a year', standIn('2030-01-01'), 'within 366 days; 2030-01-01 is not.'],
  [
    'for somebody else',
    { ...standIn(), person: 'di', surrogate: 'eve' },
    'bo may not say who stands in for account:di',
  ],
  ['who acts already', { ...standIn(), surrogate: 'cy' }, 'cy acts in the role clerk already'],
])('a surrogate is refused: %s', async (_, wish, says) => {
  await expect(governed.governance.circles.nameSurrogate(BO, 'clerk', wish)).rejects.toThrow(says)
  expect(await clerks()).toEqual(['bo', 'cy'])
})

test('two who stand in for each other are refused, so that somebody is there', async () => {
  const { circles } = governed.governance
  await circles.nameSurrogate(BO, 'clerk', standIn())
  await expect(
    circles.nameSurrogate(ADA, 'clerk', { ...standIn(), person: 'cy', surrogate: 'bo' }),
  ).rejects.toThrow('bo is away as well; name somebody else.')
})

test('nobody stands in for somebody who has left the role', async () => {
  await governed.governance.circles.nameSurrogate(BO, 'clerk', standIn())
  await governed.governance.circles.unassign(ADA, 'clerk', 'bo')
  expect(await clerks()).toEqual(['cy'])
  const { organisation } = await governed.record.inForce()
  expect(organisation.assignments.some(({ standsInFor }) => standsInFor !== undefined)).toBe(false)
  expect(organisationMistakes(organisation)).toEqual([])
})
