import type { Assessment, FactFigure } from '../../../src/maturity/index.ts'
import { chaotic } from './chaotic.ts'
import { exemplary } from './exemplary.ts'
import { proactive } from './proactive.ts'
import { readGolden, type Golden } from './read-golden.ts'
import { ADA, type Story } from './story.ts'

const registries = [
  ['Chaotic', chaotic],
  ['Proactive', proactive],
  ['Exemplary', exemplary],
] as const

describe.each(registries)('the registry "%s"', (heading, build) => {
  let story: Story
  let golden: Golden
  beforeAll(async () => {
    golden = readGolden(heading)
    story = await build()
  })
  afterAll(() => story.close())

  test('has the figures that were worked out by hand, and no others', async () => {
    const figures = await story.server.dependencies.maturity.figures()
    expect(countedIn(figures)).toEqual(golden.facts)
  })

  test('has the levels that were worked out by hand', async () => {
    const { maturity } = story.server.dependencies
    const levels = await Promise.all(
      maturity.models().map(async ({ id }) => [id, levelsOf(await maturity.assess(id))] as const),
    )
    expect(Object.fromEntries(levels)).toEqual(golden.levels)
  })

  test('had them at that time, whatever happens afterwards', async () => {
    const { maturity, registry } = story.server.dependencies
    const at = story.server.now
    const kept = await Promise.all(maturity.models().map(({ id }) => maturity.keep(ADA, id)))
    story.pass(200)
    await registry.domains.put(ADA, 'later', { title: 'Later' })
    for (const name of ['one', 'two', 'three', 'four', 'five', 'six', 'seven']) {
      await story.register(ADA, { domain: 'later', name })
    }
    const [then, now] = [await maturity.figures({ at }), await maturity.figures()]
    expect(countedIn(then)).toEqual(golden.facts)
    expect(countedIn(now)).not.toEqual(golden.facts)
    for (const { model, level, mean, confidence, dimensions, facts } of kept) {
      const assessed = await maturity.assess(model, { at })
      expect(assessed).toMatchObject({ level, mean, confidence, dimensions })
      expect(facts.length).toBeGreaterThan(0)
      for (const fact of facts) expect(then.find(({ id }) => id === fact.id)).toMatchObject(fact)
    }
  })
})

/** Of facts that there is something to count of. */
function countedIn(figures: readonly FactFigure[]): Golden['facts'] {
  return Object.fromEntries(
    figures
      .filter(({ denominator }) => denominator > 0)
      .map(({ id, unit, value, numerator, denominator }) => [
        id,
        [unit === 'days' ? (value ?? -1) : numerator, denominator],
      ]),
  )
}

function levelsOf({ dimensions, level }: Assessment): Golden['levels'][string] {
  return {
    ...Object.fromEntries(dimensions.map((dimension) => [dimension.id, dimension.level])),
    'the whole': level.n,
  }
}
