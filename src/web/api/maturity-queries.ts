/** Questions about maturity and the facts behind it. */
import { keepPreviousData } from '@tanstack/react-query'
import { longestPage, ask, askRarely, type Question } from './question.ts'
import type { Assessment, Fact, KeptAssessmentList, MaturityModelList } from './schemas.ts'

export const maturityModelsQuery: Question<MaturityModelList> = askRarely(['maturity'], '/maturity')

/** @param domain the path of the domain to assess; empty for the whole registry */
export function assessmentQuery(model: string, domain: string): Question<Assessment> {
  return {
    ...ask<Assessment>(['maturity', model, domain], `/maturity/${encodeURIComponent(model)}`, {
      domain,
    }),
    placeholderData: keepPreviousData,
  }
}

/** The newest assessments kept: a year and a half of days. */
export function keptAssessmentsQuery(model: string, domain: string): Question<KeptAssessmentList> {
  return ask(
    ['maturity', model, 'kept', domain],
    `/maturity/models/${encodeURIComponent(model)}/assessments`,
    {
      domain,
      limit: longestPage,
    },
  )
}

/** @param domain the path of the domain looked at; empty for the whole registry */
export function factQuery(fact: string, domain: string): Question<Fact> {
  return ask(['maturity', 'facts', fact, domain], `/maturity/facts/${encodeURIComponent(fact)}`, {
    domain,
  })
}
