import { proactive } from './proactive.ts'
import { ADA, BEN, CLEO, type Story } from './story.ts'

/** What the registry says of the owners of its ten services, at a moment, with the first item that stands in the way. */
async function owners(story: Story, at?: Date): Promise<readonly unknown[]> {
  const { maturity } = story.server.dependencies
  await maturity.follow()
  const asked = at === undefined ? {} : { at }
  const figures = await maturity.figures(asked)
  const { numerator, denominator } = figures.find(({ id }) => id === 'owner_share') ?? {}
  const { items } = await maturity.items('owner_share', asked, { inTheWay: true, limit: 1 })
  return [numerator, denominator, items[0]?.because]
}

const VACANT = 'The role maker owns it, and nobody is assigned to that role.'
const OWNED = [10, 10, undefined]

describe('a service is owned while somebody is assigned to the role that owns it', () => {
  let story: Story
  beforeAll(async () => {
    story = await proactive()
  })
  afterAll(() => story.close())

  test('and no longer, in the order in which people come and go', async () => {
    const { circles } = story.server.dependencies.governance
    expect(await owners(story)).toEqual(OWNED)
    await circles.unassign(ADA, 'maker', BEN.id)
    expect(await owners(story)).toEqual(OWNED)
    const both = story.server.now
    story.pass(1)
    await circles.unassign(ADA, 'maker', CLEO.id)
    expect(await owners(story)).toEqual([0, 10, VACANT])
    const nobody = story.server.now
    story.pass(1)
    await circles.assign(ADA, 'maker', { person: BEN.id, term: 10 })
    const term = story.server.now
    expect(await owners(story)).toEqual(OWNED)
    story.pass(10)
    expect(await owners(story)).toEqual(
      term.toISOString().endsWith('T00:00:00.000Z') ? [0, 10, VACANT] : OWNED,
    )
    story.pass(1)
    expect(await owners(story)).toEqual([0, 10, VACANT])
    const over = story.server.now
    story.pass(1)
    await circles.assign(ADA, 'maker', { person: CLEO.id })
    expect(await owners(story)).toEqual(OWNED)

    expect(await owners(story, both)).toEqual(OWNED)
    expect(await owners(story, nobody)).toEqual([0, 10, VACANT])
    expect(await owners(story, term)).toEqual(OWNED)
    expect(await owners(story, over)).toEqual([0, 10, VACANT])
  })

  test('and whoever stands in for somebody fills the role, too', async () => {
    const { circles } = story.server.dependencies.governance
    const until = story.day(5).slice(0, 10)
    const reason = 'Cleo is away.'
    await circles.nameSurrogate(ADA, 'maker', { person: CLEO.id, surrogate: BEN.id, until, reason })
    expect(await owners(story)).toEqual(OWNED)
    await circles.unassign(ADA, 'maker', CLEO.id)
    expect(await owners(story)).toEqual([0, 10, VACANT])
  })
})
