import { organise } from './organisation.ts'
import {
  AVAILABLE,
  beginSales,
  consumerOf,
  feelTensions,
  improveSales,
  SALES,
  SERVICES,
  shareSales,
} from './sales.ts'
import { ADA, BEN, CLEO, openStory, type Person, type Story } from './story.ts'

const NOTICE = 90 // days, which consumers have where no requirement says otherwise

/**
 * What the proactive registry has, and: every service has at least two consumers that were promised a level, which is measured
 * on all days and kept; seven versions were retired when their notice was over; two circles elect and decide; and people
 * answered every question with "everywhere, and reviewed".
 */
export async function exemplary(): Promise<Story> {
  const story = await openStory()
  await organise(story)
  await electEverybody(story)
  await beginSales(story)
  await shareSales(story, 'web-shop', () => true)
  for (const name of SALES) {
    const users = { asks: BEN, agrees: CLEO }
    await story.use(users, 'till', `sales/${name}`, { objectives: [AVAILABLE] })
  }
  story.pass(10)
  await improveSales(story, 1)
  const sunsetAt = story.day(NOTICE)
  for (const name of SERVICES) {
    await story.move(BEN, `sales/${name}`, '1.0.0', { to: 'deprecated', sunsetAt })
  }
  story.pass(NOTICE)
  for (const name of SERVICES) {
    await story.move(CLEO, `sales/${name}`, '1.0.0', { to: 'retired' })
  }
  await improveSales(story, 2)
  await decideSomething(story)
  for (const name of SALES) {
    // Two in a thousand fail, where five may.
    await story.call(30, `sales/${name}`, [consumerOf(name, 'web-shop'), 'till'], 2)
  }
  await feelTensions(story)
  story.pass(1)
  await answerEverything(story)
  return story
}

async function electEverybody(story: Story): Promise<void> {
  const { circles } = story.server.dependencies.governance
  await story.adopt(ADA, 'anchor', {
    title: 'A circle for sales',
    changes: [
      {
        ...{ kind: 'circle.create', circle: 'sales-team', parent: 'anchor', title: 'Sales team' },
        purpose: 'Sales without a second call.',
      },
    ],
  })
  await circles.assign(ADA, 'sales-team-lead', { person: BEN.id })
  await story.adopt(BEN, 'sales-team', {
    title: 'A caller',
    changes: [
      {
        ...{ kind: 'role.create', role: 'caller', circle: 'sales-team', title: 'Caller' },
        purpose: 'Customers who were called.',
      },
    ],
  })
  await circles.assign(BEN, 'caller', { person: CLEO.id })
  const members = [ADA, BEN, CLEO]
  await elect(story, 'anchor-facilitator', ADA, members)
  await elect(story, 'anchor-secretary', CLEO, members)
  await elect(story, 'sales-team-facilitator', BEN, [BEN, CLEO])
  for (const role of ['rep', 'secretary']) {
    await elect(story, `sales-team-${role}`, CLEO, [BEN, CLEO])
  }
}

async function elect(
  story: Story,
  role: string,
  person: Person,
  members: readonly Person[],
): Promise<void> {
  const { elections } = story.server.dependencies.governance
  const facilitator = members[0] ?? ADA
  const { id } = await elections.call(facilitator, { role, reason: 'Nobody was elected.' })
  await elections.step(facilitator, id, { kind: 'describe' })
  for (const member of members) {
    const ballot = { kind: 'nominate', nominee: person.id, reason: 'Everybody listens.' } as const
    await elections.step(member, id, ballot)
  }
  await elections.step(facilitator, id, { kind: 'next' })
  await elections.step(facilitator, id, { kind: 'propose' })
  const others = members.filter((member) => member !== person)
  for (const member of [...others, person]) {
    await elections.step(member, id, { kind: 'no-objection' })
  }
  const { state } = await elections.get(facilitator, id)
  if (state !== 'elected') throw new Error(`${person.id} was not elected to ${role}: ${state}`)
}

/** In each circle a proposal comes to its end. */
async function decideSomething(story: Story): Promise<void> {
  await story.adopt(ADA, 'anchor', {
    title: 'Clerks read, too',
    changes: [{ kind: 'role.amend', role: 'clerk', purpose: 'Records that others find and read.' }],
  })
  await story.adopt(BEN, 'sales-team', {
    title: 'Callers ask, too',
    changes: [{ kind: 'role.amend', role: 'caller', purpose: 'Customers who were asked.' }],
  })
}

async function answerEverything(story: Story): Promise<void> {
  const { maturity } = story.server.dependencies
  for (const { id } of maturity.models()) {
    const { dimensions } = await maturity.assess(id)
    const asked = dimensions.flatMap(({ cells }) => cells.flatMap(({ questions }) => questions))
    for (const question of new Set(asked.map((one) => one.id))) {
      await maturity.answer(ADA, id, question, { value: 4, proof: 'https://wiki.example/proof' })
    }
  }
}
