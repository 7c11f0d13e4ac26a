import { shippedMaturityModels } from '../../../src/data-documents.ts'
import { assess } from '../../../src/maturity/assess.ts'
import type {
  AskedQuestion,
  Assessment,
  CellAssessment,
  DimensionAssessment,
} from '../../../src/maturity/assessment.ts'
import { FACTS } from '../../../src/maturity/facts/catalogue.ts'
import type { Known } from '../../../src/maturity/judge-dimension.ts'
import { createTally, type CountedFact, type Row } from '../../../src/maturity/facts/tally.ts'
import type { Cell, Dimension, MaturityModel } from '../../../src/maturity/models/maturity-model.ts'
import { INDICATOR_CASES, type Reading, type Sides } from './indicator-cases.ts'

const at = new Date('2026-11-22T10:00:00Z')
const models = shippedMaturityModels()

/** Facts that the models ask for and that nothing in the registry says; a model that asks for another one has to say so here. */
const NOT_COLLECTED = [
  'auto_action_share',
  'auto_policy_share',
  'canonical_share',
  'composite_modelled_share',
  'contract_first_share',
  'cross_circle_process_share',
  'cross_circle_share',
  'data_owner_share',
  'data_service_share',
  'domain_share',
  'glossary_share',
  'kpi_observed_share',
  'logical_endpoint_share',
  'loop_gain_share',
  'loop_share',
  'partner_subscriptions',
  'rule_bound_share',
  'runtime_policy_share',
  'standards_current_share',
  'test_evidence_share',
  'wrapped_asset_share',
]

interface Indicator {
  readonly model: MaturityModel
  readonly dimension: Dimension
  readonly cell: Cell
  readonly evidence: string
  /** The list of alternatives that it stands in; undefined when the cell asks for it in any case. */
  readonly alternative: number | undefined
}

const indicators = models.flatMap((model) =>
  model.dimensions.flatMap((dimension) =>
    dimension.cells.flatMap((cell): Indicator[] => [
      ...cell.evidence.map(({ source }) => ({
        ...{ model, dimension, cell, evidence: source, alternative: undefined },
      })),
      ...cell.alternatives.flatMap((list, alternative) =>
        list.map(({ source }) => ({ model, dimension, cell, evidence: source, alternative })),
      ),
    ]),
  ),
)

const nameOf = ({ model, dimension, cell, evidence }: Indicator): string =>
  `${model.id}, ${dimension.id}, level ${cell.level}: ${evidence}`

function sidesOf(evidence: string): Sides {
  const sides = INDICATOR_CASES[evidence]
  if (sides === undefined) throw new Error(`Write down what lies on either side of ${evidence}.`)
  return sides
}

/** A reading as the registry would have counted it; of what it does not collect, as it would be. */
function counted(id: string, reading: Reading): CountedFact {
  const definition = FACTS.get(id) ?? {
    ...{ id, area: 'use' as const, name: id, definition: id, unit: 'mean' as const },
    ...{
      better: 'up' as const,
      minimum: 1,
      act: 'service' as const,
      spans: () => [],
      items: () => [],
    },
  }
  const row: Row =
    typeof reading === 'number'
      ? [id, reading, '', 0, 20, 0]
      : [id, 0, '', reading[0], reading[1], 1]
  const found = createTally([row]).figures([definition], { at, scope: {} }).get(id)
  if (found === undefined) throw new Error(`${id} was not counted`)
  return found
}

/** The best reading of each fact that any case has. */
const BEST = new Map<string, Reading>()
for (const [evidence, { holds }] of Object.entries(INDICATOR_CASES)) {
  const [fact = '', op = ''] = evidence.split(' ')
  const valueOf = (reading: Reading): number =>
    typeof reading === 'number' ? reading : reading[0] / reading[1]
  const best = BEST.get(fact)
  const isBetter =
    best === undefined ||
    (op === '>=' ? valueOf(holds) > valueOf(best) : valueOf(holds) < valueOf(best))
  if (isBetter) BEST.set(fact, holds)
}

interface Given {
  readonly readings?: Readonly<Record<string, Reading>>
  /** Facts that say nothing. */
  readonly silent?: ReadonlySet<string>
  /** Answers to questions; those not named are answered as well as can be, and undefined is no answer. */
  readonly answers?: Readonly<Record<string, number | undefined>>
}

/** Scores a model over what is best in everything but what is given. */
function scored(model: MaturityModel, { readings = {}, silent, answers = {} }: Given): Assessment {
  const question = (id: string): AskedQuestion => {
    const value = id in answers ? answers[id] : 4
    if (value === undefined) return { id, text: id, state: 'open' }
    const [given, expiresAt] = [at.toISOString(), '2027-05-21T10:00:00.000Z']
    return { id, text: id, state: 'answered', answer: { value, by: 'ada', at: given, expiresAt } }
  }
  const fact: Known['fact'] = (id) => {
    const reading = readings[id] ?? BEST.get(id)
    return reading === undefined || silent?.has(id) === true ? undefined : counted(id, reading)
  }
  return assess(model, { at, domain: undefined }, { fact, question })
}

function dimensionOf({ dimensions }: Assessment, { id }: Dimension): DimensionAssessment {
  const found = dimensions.find((dimension) => dimension.id === id)
  if (found === undefined) throw new Error(`there is no dimension ${id}`)
  return found
}

function cellOf({ cells }: DimensionAssessment, { level }: Cell): CellAssessment {
  const found = cells.find((cell) => cell.level === level)
  if (found === undefined) throw new Error(`there is no level ${level}`)
  return found
}

/** An indicator with this reading; of alternatives the other ways say nothing. */
function withReading(indicator: Indicator, reading: Reading): DimensionAssessment {
  const { model, dimension, cell, evidence, alternative } = indicator
  const [fact = ''] = evidence.split(' ')
  const factsOf = (lists: Cell['alternatives']): string[] =>
    lists.flat().flatMap(({ names }) => names)
  const own = new Set(factsOf(cell.alternatives.filter((_, index) => index === alternative)))
  const others = factsOf(cell.alternatives.filter((_, index) => index !== alternative))
  const silent = new Set(alternative === undefined ? [] : others.filter((name) => !own.has(name)))
  return dimensionOf(scored(model, { readings: { [fact]: reading }, silent }), dimension)
}

test('each indicator of a shipped model has cases, and no case is left over', () => {
  const asked = new Set(indicators.map(({ evidence }) => evidence))
  expect(Object.keys(INDICATOR_CASES).sort()).toEqual([...asked].sort())
})

test('the facts that models ask for are collected, but for those that are known not to be', () => {
  const asked = new Set(
    models
      .flatMap(({ dimensions }) => dimensions.flatMap(({ cells }) => cells))
      .flatMap(({ evidence, alternatives }) =>
        [...evidence, ...alternatives.flat()].flatMap(({ names }) => names),
      ),
  )
  expect([...asked].filter((id) => !FACTS.has(id)).sort()).toEqual(NOT_COLLECTED)
})

test('with the best of everything, each model reaches its top', () => {
  expect(models.map((model) => scored(model, {}).level.n)).toEqual(
    models.map(({ levels }) => levels.length),
  )
})

test.each(indicators.map((indicator) => [nameOf(indicator), indicator] as const))(
  'lifts on its threshold and not beside it: %s',
  (_, indicator) => {
    const { cell, evidence } = indicator
    const { holds, fails } = sidesOf(evidence)

    const onIt = withReading(indicator, holds)
    expect(cellOf(onIt, cell).state).toBe('holds')
    expect(onIt.level).toBeGreaterThanOrEqual(cell.level)

    const beside = withReading(indicator, fails)
    expect(cellOf(beside, cell).state).not.toBe('holds')
    expect(beside.level).toBe(cell.level - 1)
    expect(
      beside.holdsBack.map((criterion) => [criterion.evidence, criterion.holds]),
    ).toContainEqual([evidence, 'no'])
  },
)

test.each(indicators.map((indicator) => [nameOf(indicator), indicator] as const))(
  'does not lift while nobody knows: %s',
  (_, { model, dimension, cell, evidence, alternative }) => {
    const [fact = ''] = evidence.split(' ')
    // One way that is not known leaves the others.
    const silent = new Set(
      alternative === undefined ? [fact] : cell.alternatives.flat().flatMap(({ names }) => names),
    )
    const found = dimensionOf(scored(model, { silent }), dimension)
    expect(cellOf(found, cell).state).toBe('undetermined')
    expect(found.level).toBeLessThan(cell.level)
  },
)

const asking = models.flatMap((model) =>
  model.dimensions.flatMap((dimension) =>
    dimension.cells
      .filter(({ questions }) => questions.length > 0)
      .map(
        (cell) =>
          [`${model.id}, ${dimension.id}, level ${cell.level}`, model, dimension, cell] as const,
      ),
  ),
)

test.each(asking)('answers lift from their threshold on: %s', (_, model, dimension, cell) => {
  const { questions, answersAtLeast } = cell
  const [first = ''] = questions
  const enough = Object.fromEntries(questions.map((id) => [id, answersAtLeast]))
  const stateWith = (answers: Given['answers']): string =>
    cellOf(dimensionOf(scored(model, { answers: answers ?? {} }), dimension), cell).state
  expect([
    stateWith(enough),
    stateWith({ ...enough, [first]: answersAtLeast - 1 }),
    stateWith({ ...enough, [first]: undefined }),
  ]).toEqual(['holds', 'fails', 'undetermined'])
})
