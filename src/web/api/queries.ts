/** Every question that the pages ask, each with its key, so that parts of a page share one answer. */
import { keepPreviousData, type QueryKey } from '@tanstack/react-query'
import { domainSegment, endpointPath, servicePath, subscriptionPath, versionPath } from './names.ts'
import {
  ask,
  askPages,
  askRarely,
  askToChange,
  minute,
  type PagedQuestion,
  type Question,
} from './question.ts'
import { getBytes, type Tagged } from './request.ts'
import type {
  ActivationPlan,
  Assessment,
  Capacity,
  ChainAvailability,
  Checklist,
  CompatibilityReport,
  Dependencies,
  Deployability,
  Domain,
  DomainList,
  DutyList,
  DutyState,
  EndpointList,
  EndpointStanding,
  Erasure,
  ErasurePreview,
  Fact,
  KeptAssessmentList,
  LedgerEntryList,
  LedgerVerification,
  Lifecycle,
  LifecycleList,
  LintResult,
  MaturityModelList,
  MergePlan,
  Me,
  NoticeList,
  PolicyList,
  ReEvaluationList,
  References,
  Rule,
  RulePack,
  RuleReason,
  ResemblanceList,
  SavedSearchList,
  SearchFacets,
  SearchResult,
  Service,
  ServiceList,
  Subscription,
  SubscriptionList,
  TaxonomyList,
  TokenList,
  Transitions,
  Version,
  VersionList,
  WaiverList,
  WeakPoints,
} from './schemas.ts'

/** The most that one page of a list can hold. */
const longestPage = 500

export const meQuery: Question<Me> = ask(['me'], '/me')

export const domainsQuery: Question<DomainList> = ask(['domains'], '/domains', {
  limit: longestPage,
})

/** The filters of the catalogue; empty ones do not filter. */
export type ServiceFilters = Readonly<
  Record<'q' | 'domain' | 'kind' | 'state' | 'format' | 'tag' | 'owner' | 'sort' | 'asOf', string>
>

export function servicesQuery(filters: ServiceFilters): PagedQuestion<ServiceList> {
  // The past has one order only.
  const asked = filters.asOf === '' ? filters : { ...filters, sort: '' }
  return askPages(['services', asked], '/services', asked)
}

/** @param asOf a day of the past; empty for now */
export function serviceQuery(id: string, asOf = ''): Question<Service> {
  return asOf === ''
    ? ask(['service', id], servicePath(id))
    : ask(['service', id, 'as of', asOf], servicePath(id), { asOf })
}

/** A service as the registry holds it now, to be changed; never an answer that is kept. */
export function taggedServiceQuery(id: string): Question<Tagged<Service>> {
  return askToChange(['service', id, 'tagged'], servicePath(id))
}

export function taggedDomainQuery(path: string): Question<Tagged<Domain>> {
  return askToChange(['domains', path, 'tagged'], `/domains/${domainSegment(path)}`)
}

export function versionsQuery(id: string, asOf = ''): Question<VersionList> {
  const question = { limit: longestPage, asOf }
  return ask(['service', id, 'versions', asOf], `${servicePath(id)}/versions`, question)
}

export function versionQuery(id: string, version: string): Question<Version> {
  return ask(['service', id, 'version', version], versionPath(id, version))
}

/** @param renumber pairs of numbers, for instance `1.0.0=3.0.0` */
export function mergePlanQuery(id: string, into: string, renumber: string): Question<MergePlan> {
  const pairs = renumber.replaceAll(' ', '')
  return ask(['service', id, 'merge', into, pairs], `${servicePath(id)}/merge`, {
    into,
    renumber: pairs,
  })
}

export const taxonomiesQuery: Question<TaxonomyList> = askRarely(['taxonomies'], '/taxonomies')

export function referencesQuery(id: string, version: string): Question<References> {
  return ask(
    ['service', id, 'version', version, 'references'],
    `${versionPath(id, version)}/references`,
  )
}

export function erasureQuery(digest: string): Question<Erasure> {
  return ask(['erasure', digest], `/erasures/${encodeURIComponent(digest)}`)
}

export function erasurePreviewQuery(digest: string): Question<ErasurePreview> {
  return ask(['erasure', digest, 'preview'], `/erasures/${encodeURIComponent(digest)}/preview`)
}

export function reportQuery(id: string, version: string): Question<LintResult> {
  return ask(['service', id, 'version', version, 'report'], `${versionPath(id, version)}/report`)
}

export function compatibilityQuery(id: string, version: string): Question<CompatibilityReport> {
  return ask(
    ['service', id, 'version', version, 'compatibility'],
    `${versionPath(id, version)}/compatibility`,
  )
}

/** The levels at which two versions can be compared. */
export type ComparisonLevel = 'backward' | 'forward' | 'full'

export function comparisonQuery(
  id: string,
  version: string,
  against: string,
  level: ComparisonLevel,
): Question<CompatibilityReport> {
  return ask(
    ['service', id, 'version', version, 'compatibility', against, level],
    `${versionPath(id, version)}/compatibility`,
    { against, level },
  )
}

export function deployabilityQuery(
  id: string,
  version: string,
  environment: string,
): Question<Deployability> {
  return ask(
    ['service', id, 'version', version, 'deployability', environment],
    `${versionPath(id, version)}/deployability`,
    { environment },
  )
}

export function transitionsQuery(id: string, version: string): Question<Transitions> {
  return ask(
    ['service', id, 'version', version, 'transitions'],
    `${versionPath(id, version)}/transitions`,
  )
}

/** Where the business capability behind a service stands. */
export function charterQuery(id: string): Question<Transitions> {
  return ask(['service', id, 'charter'], `${servicePath(id)}/transitions`)
}

/** The endpoints of a service, with where they stand. */
export function endpointsQuery(id: string): Question<EndpointList> {
  return ask(['service', id, 'endpoints'], `${servicePath(id)}/endpoints`)
}

/** One endpoint of a service. */
export function endpointQuery(id: string, endpoint: string): Question<EndpointStanding> {
  return ask(['service', id, 'endpoints', endpoint], endpointPath(id, endpoint))
}

export function endpointTransitionsQuery(id: string, endpoint: string): Question<Transitions> {
  return ask(
    ['service', id, 'endpoints', endpoint, 'transitions'],
    `${endpointPath(id, endpoint)}/transitions`,
  )
}

export function endpointChecklistQuery(id: string, endpoint: string): Question<Checklist> {
  return ask(
    ['service', id, 'endpoints', endpoint, 'checklist'],
    `${endpointPath(id, endpoint)}/checklist`,
  )
}

export function checklistQuery(id: string, version: string): Question<Checklist> {
  return ask(
    ['service', id, 'version', version, 'checklist'],
    `${versionPath(id, version)}/checklist`,
  )
}

export function activationPlanQuery(id: string, version: string): Question<ActivationPlan> {
  return ask(
    ['service', id, 'version', version, 'activation-plan'],
    `${versionPath(id, version)}/activation-plan`,
  )
}

/** What whoever is signed in was told. */
export const noticesQuery: PagedQuestion<NoticeList> = askPages(['notices', 'all'], '/notices', {})

/** How many of them are not read yet; asked again now and then. */
export const unreadQuery: Question<NoticeList> = {
  ...ask<NoticeList>(['notices', 'unread'], '/notices', { limit: 1 }),
  staleTime: minute,
  refetchInterval: 5 * minute,
}

/** @param state empty for all */
export function dutiesQuery(state: DutyState | ''): PagedQuestion<DutyList> {
  return askPages(['duties', state], '/duties', { state })
}

/** The bytes of one file of a contract. They belong to their digest and never change. */
export function contentQuery(
  id: string,
  version: string,
  file: { readonly name: string; readonly digest: string },
): Question<Uint8Array> {
  return {
    queryKey: ['content', file.digest],
    queryFn: ({ signal }) =>
      getBytes(`${versionPath(id, version)}/content`, { file: file.name }, signal),
    staleTime: Infinity,
    gcTime: 2 * minute,
  }
}

export function dependenciesQuery(
  service: string,
  direction: Dependencies['direction'],
  asOf = '',
): Question<Dependencies> {
  const question = { service, direction, asOf }
  return ask(['service', service, 'dependencies', direction, asOf], '/dependencies', question)
}

export function chainQuery(service: string): Question<ChainAvailability> {
  return ask(['service', service, 'chain'], '/dependencies/chain', { service })
}

export function capacityQuery(service: string): Question<Capacity> {
  return ask(['service', service, 'capacity'], '/dependencies/capacity', { service })
}

export function resemblingQuery(service: string): Question<ResemblanceList> {
  return ask(['service', service, 'resembling'], `${servicePath(service)}/resembling`)
}

export const weakPointsQuery: Question<WeakPoints> = ask(
  ['weak points'],
  '/dependencies/weak-points',
  { limit: 50 },
)

export function subscriptionsQuery(service: string, asOf = ''): Question<SubscriptionList> {
  const question = { service, limit: longestPage, asOf }
  return ask(['service', service, 'subscriptions', asOf], '/subscriptions', question)
}

export function subscriptionQuery(id: string): Question<Subscription> {
  return ask(['subscription', id], subscriptionPath(id))
}

export function subscriptionTransitionsQuery(id: string): Question<Transitions> {
  return ask(['subscription', id, 'transitions'], `${subscriptionPath(id)}/transitions`)
}

/** The tokens of whoever is signed in. */
export const tokensQuery: Question<TokenList> & { readonly queryKey: QueryKey } = ask(
  ['tokens'],
  '/tokens',
  { limit: longestPage },
)

/** @param words what to look for; nothing is asked while they are empty */
export function searchQuery(
  words: string,
  versions: 'latest' | 'all' = 'latest',
  asOf = '',
): Question<SearchResult> {
  return {
    ...ask<SearchResult>(['search', words, versions, asOf], '/search', {
      q: words,
      limit: 200,
      asOf,
      ...(versions === 'all' && asOf === '' && { versions }),
    }),
    enabled: words !== '',
  }
}

/** The searches that whoever is signed in keeps. */
export const savedSearchesQuery: Question<SavedSearchList> & { readonly queryKey: QueryKey } = ask(
  ['saved searches'],
  '/saved-searches',
  { limit: longestPage },
)

export const searchFacetsQuery: Question<SearchFacets> = ask(['search facets'], '/search/facets')

export const policiesQuery: Question<PolicyList> = askRarely(['policies'], '/policies')

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

/** The filters of the ledger; empty ones do not filter. `from` and `to` are ISO 8601, inclusive. */
export type LedgerFilters = Readonly<Record<'subject' | 'action' | 'actor' | 'from' | 'to', string>>

export function ledgerQuery(filters: LedgerFilters): PagedQuestion<LedgerEntryList> {
  return askPages(['ledger', filters], '/audit', filters)
}

export const ledgerVerificationQuery: Question<LedgerVerification> = ask(
  ['ledger', 'verification'],
  '/audit/verification',
)
