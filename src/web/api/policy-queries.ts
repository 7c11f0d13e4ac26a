/** Questions about policies, rules, waivers and lifecycles. */
import { ask, askPages, askRarely, minute, type PagedQuestion, type Question } from './question.ts'
import type {
  Lifecycle,
  LifecycleList,
  PolicyHistory,
  PolicyList,
  ReEvaluationList,
  Rule,
  RulePack,
  RuleReason,
  WaiverList,
} from './schemas.ts'

export const policiesQuery: Question<PolicyList> = askRarely(['policies'], '/policies')

/** A policy with all decisions about it. */
export function policyHistoryQuery(id: string): Question<PolicyHistory> {
  return ask(['policies', 'in force', id], `/policies/in-force/${encodeURIComponent(id)}`)
}

export function pastPoliciesQuery(asOf: string): Question<PolicyList> {
  return ask(['policies', 'as of', asOf], '/policies', { asOf })
}

/** @param state empty for any */
export function waiversQuery(state: string): PagedQuestion<WaiverList> {
  return askPages(['waivers', state], '/waivers', { state })
}

export function ruleWhyQuery(rule: string, service: string, version: string): Question<RuleReason> {
  return ask(
    ['service', service, 'version', version, 'why', rule],
    `/rules/${encodeURIComponent(rule)}/why`,
    { service, version },
  )
}

/** Asked again now and then, and often while verdicts are being judged anew. */
export const reEvaluationsQuery: Question<ReEvaluationList> = {
  ...ask<ReEvaluationList>(['re-evaluations'], '/re-evaluations', { limit: 20 }),
  refetchInterval: ({ state: { data } }) =>
    data?.items.some(({ state }) => state === 'running') === true ? 5_000 : minute,
}

export function rulePackQuery(id: string): Question<RulePack> {
  return askRarely(['policies', id], `/policies/${encodeURIComponent(id)}`)
}

export function ruleQuery(id: string): Question<Rule> {
  return askRarely(['rules', id], `/rules/${encodeURIComponent(id)}`)
}

export const lifecyclesQuery: Question<LifecycleList> = askRarely(['lifecycles'], '/lifecycles')

export function lifecycleQuery(id: string): Question<Lifecycle> {
  return askRarely(['lifecycles', id], `/lifecycles/${encodeURIComponent(id)}`)
}
