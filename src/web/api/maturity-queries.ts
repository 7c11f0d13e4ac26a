/** Questions about maturity, the facts behind it, and what circles want to reach. */
import { keepPreviousData } from '@tanstack/react-query'
import { ask, askRarely, longestPage, type Question } from './question.ts'
import type { Query } from './request.ts'
import type {
  Assessment,
  Fact,
  FactFigureList,
  KeptAssessmentList,
  MaturityComparison,
  MaturityModelList,
  TargetProgressList,
} from './schemas.ts'

/** Where and when: the path of a domain or the id of a circle, and a day; each empty for the whole, and for now. */
export interface MaturityScope {
  readonly domain: string
  readonly circle: string
  readonly asOf: string
}

/** Everything about maturity is asked again after a change to any of it. */
export const MATURITY = 'maturity'

export const maturityModelsQuery: Question<MaturityModelList> = askRarely([MATURITY], '/maturity')

export function assessmentQuery(model: string, scope: MaturityScope): Question<Assessment> {
  const path = `/maturity/${encodeURIComponent(model)}`
  return { ...askOf<Assessment>(path, scope), placeholderData: keepPreviousData }
}

/** The newest assessments kept: a year and a half of days. */
export function keptAssessmentsQuery(
  model: string,
  { domain, circle }: Omit<MaturityScope, 'asOf'>,
): Question<KeptAssessmentList> {
  const path = `/maturity/models/${encodeURIComponent(model)}/assessments`
  const query = { domain, circle, limit: longestPage }
  return ask([MATURITY, path, query], path, query)
}

export function factQuery(fact: string, scope: MaturityScope): Question<Fact> {
  return askOf(`/maturity/facts/${encodeURIComponent(fact)}`, scope)
}

/** Every figure of the whole, without what is behind it. */
export const factsQuery: Question<FactFigureList> = askRarely(
  [MATURITY, '/maturity/facts'],
  '/maturity/facts',
)

/** @param points as the address of a comparison writes them, such as `domain:sales@2026-12-31`; two at least */
export function comparisonQuery(
  model: string,
  points: readonly string[],
): Question<MaturityComparison> {
  const path = `/maturity/models/${encodeURIComponent(model)}/comparison`
  return {
    ...ask<MaturityComparison>([MATURITY, path, points], path, { point: points }),
    enabled: points.length >= 2,
    placeholderData: keepPreviousData,
  }
}

/** @param circle with those in it; empty for all */
export function targetsQuery(circle: string): Question<TargetProgressList> {
  return ask([MATURITY, '/maturity/targets', circle], '/maturity/targets', { circle })
}

function askOf<T>(path: string, { domain, circle, asOf }: MaturityScope): Question<T> {
  const query: Query = { domain, circle, asOf }
  return ask([MATURITY, path, query], path, query)
}
