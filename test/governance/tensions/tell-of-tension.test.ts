import { ADA, openGoverned, person, type Governed } from '../support/open-governed.ts'

let governed: Governed
beforeEach(async () => {
  governed = await openGoverned('startup')
})
afterEach(() => governed.close())

const said = () =>
  governed.told
    .filter(({ kind }) => kind.startsWith('tension.'))
    .map(({ kind, title, roles, accounts }) => ({ kind, title, roles, accounts }))

const sense = (by = 'bo') =>
  governed.governance.tensions.open(person(by), {
    ...{ subject: 'constitution', now: 'Nobody answers.', couldBe: 'Somebody does.' },
  })

test('whoever fills the role is told that somebody senses a tension', async () => {
  await sense()
  expect(said()).toEqual([
    {
      kind: 'tension.opened',
      title: 'bo senses a tension: Nobody answers.',
      roles: ['anchor-lead'],
      accounts: [],
    },
  ])
})

test('whoever sensed it is told what others make of it, and nothing of their own steps', async () => {
  const { id } = await sense()
  const { tensions } = governed.governance
  await tensions.step(ADA, id, { kind: 'process', outcome: 'information', text: 'Ask Cy.' })
  await tensions.step(person('bo'), id, { kind: 'confirm' })
  expect(said().slice(1)).toEqual([
    {
      kind: 'tension.stepped',
      title: 'ada says what comes of the tension: Nobody answers.',
      roles: [],
      accounts: ['bo'],
    },
  ])
})

test('a role that is asked is told, and whoever sensed it is asked whether an adopted proposal is the answer', async () => {
  const { id } = await sense()
  const { tensions, proposals } = governed.governance
  await tensions.step(ADA, id, {
    ...{ kind: 'process', outcome: 'request', text: 'Look at it.', role: 'anchor-lead' },
  })
  const made = await proposals.make(ADA, {
    ...{ title: 'A clerk', circle: 'anchor', example: 'x', rationale: 'x', tension: id },
    changes: [
      {
        ...{ kind: 'role.create', circle: 'anchor', role: 'clerk', title: 'Clerk', purpose: 'x' },
        ...{ domains: [], accountabilities: [] },
      },
    ],
  })
  await proposals.step(ADA, made.id, {
    ...{ kind: 'approve', role: 'anchor-lead', approves: true, text: 'x' },
  })
  expect(said().slice(1)).toEqual([
    {
      kind: 'tension.stepped',
      title: 'ada says what comes of the tension: Nobody answers.',
      roles: ['anchor-lead'],
      accounts: ['bo'],
    },
    {
      kind: 'tension.answered',
      title: 'Is it done? Adopted: A clerk',
      roles: [],
      accounts: ['bo'],
    },
  ])
})
