import type { Assessment, DimensionAssessment } from '../assessment.ts'
import { FACTS } from '../facts/catalogue.ts'
import { criterionInWords } from './criterion-in-words.ts'
import { dayInWords, levelInWords, manyInWords, shareInWords } from './figure-in-words.ts'
import { effectInWords, effortInWords } from './lift-in-words.ts'
import type { DimensionStanding, NextStep, Risk, TrendPoint } from './report.ts'
import { say } from './texts.ts'

/** Each dimension with what its next level needs, in sentences. */
export function standingOf({ dimensions }: Assessment): readonly DimensionStanding[] {
  return dimensions.map((dimension) => ({
    id: dimension.id,
    name: dimension.name,
    level: dimension.level,
    reached: dimension.cells.find(({ level }) => level === dimension.level)?.name ?? '',
    missing: missingIn(dimension),
  }))
}

function missingIn({
  holdsBack,
  openQuestions,
}: DimensionAssessment): DimensionStanding['missing'] {
  return [
    ...holdsBack.map((criterion) => {
      if (!FACTS.has(criterion.fact)) {
        return {
          text: say('dimensions.notCollected', { fact: criterion.fact.replaceAll('_', ' ') }),
        }
      }
      return { text: criterionInWords(criterion), fact: criterion.fact }
    }),
    ...openQuestions.map(({ text }) => ({ text: say('dimensions.question', { question: text }) })),
  ]
}

const MOST_STEPS = 12

/** The beginning of the road map as sentences, without what too little is known of to do anything about it. */
export function nextStepsOf({ roadMap, dimensions, level, mean }: Assessment): readonly NextStep[] {
  const steps = roadMap.flatMap((step): readonly NextStep[] => {
    const { toLevel, fact, evidence, items, effort } = step
    const found = dimensions.find(({ id }) => id === step.dimension)
    const criterion = found?.holdsBack.find((one) => one.evidence === evidence)
    if (found === undefined || effort.days === null) return []
    const text =
      criterion === undefined
        ? say('dimensions.question', { question: step.text })
        : criterionInWords(criterion)
    const words = {
      effect: effectInWords(step, { area: found.name, level: level.n, mean }),
      effort: effortInWords(effort),
    }
    const place = { text, dimension: found.name, toLevel, ...words }
    return [{ ...place, ...(fact !== undefined && { fact, items }) }]
  })
  return steps.slice(0, MOST_STEPS)
}

export interface HeadlineInput {
  readonly assessment: Assessment
  readonly size: {
    readonly services: number
    readonly domains: number
    readonly contracts: number
    readonly uses: number
  }
  readonly risks: readonly Risk[]
  readonly trend: readonly TrendPoint[]
}

/** What somebody with half a minute is to know. */
export function headlinesOf({ assessment, size, risks, trend }: HeadlineInput): readonly string[] {
  const { dimensions, level, mean, confidence } = assessment
  const weakest = dimensions.filter((dimension) => dimension.level === level.n)
  const first = risks.find(({ count }) => count > 0)
  const { computed, answered, stale, unknown } = confidence
  return [
    say(weakest.length === 1 ? 'headline.weakest' : 'headline.weakest.several', {
      dimensions: inAList(weakest.map(({ name }) => `“${name}”`)),
      mean: levelInWords(mean),
    }),
    say('headline.size', {
      services: manyInWords('services', size.services),
      domains: manyInWords('domains', size.domains),
      contracts: manyInWords('contracts', size.contracts),
      uses: manyInWords('uses', size.uses),
    }),
    first === undefined
      ? say('headline.risks.none')
      : say('headline.risks', { risk: first.title, count: manyInWords('cases', first.count) }),
    trendInWords(assessment, trend),
    say('headline.confidence', {
      known: shareInWords(computed + answered, computed + answered + stale + unknown),
      computed,
      answered,
      stale,
    }),
  ]
}

function trendInWords({ level, mean, asOf }: Assessment, trend: readonly TrendPoint[]): string {
  const before = trend.find((point) => dayInWords(point.asOf) < dayInWords(asOf))
  if (before === undefined) return say('headline.trend.none')
  const date = dayInWords(before.asOf)
  if (level.n === before.level) {
    const words = { date, from: levelInWords(before.mean), to: levelInWords(mean) }
    return say('headline.trend.same', words)
  }
  const words = { date, from: before.level, to: level.n }
  return level.n > before.level
    ? say('headline.trend.up', words)
    : say('headline.trend.down', words)
}

function inAList(names: readonly string[]): string {
  return new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(names)
}
