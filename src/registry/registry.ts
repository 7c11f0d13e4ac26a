/**
 * What the registry offers, as one small port per aggregate. Every method that changes something takes
 * the actor first, asks the authority, and rejects with RegistryError `not-allowed` when that refuses.
 */
import type { CompatibilityLevel, ConsumerUsage } from '../compatibility/index.ts'
import type { ContractFile, Format } from '../contracts/index.ts'
import type { LintResult } from '../rules/index.ts'
import type { ActivationPlans } from './activation/activation-plans.ts'
import type { Checklists } from './checklists/checklists.ts'
import type { CompatibilityReport } from './compatibility/compatibility-report.ts'
import type { Deployability, Deployment } from './compatibility/deployability.ts'
import type {
  Capacity,
  ChainAvailability,
  DependencyGraph,
  DependencyQuery,
  WeakPoints,
} from './dependencies/dependency-graph.ts'
import type { DomainInput } from './domains/domain-input.ts'
import type { Duties } from './duties/duties.ts'
import type { Endpoints } from './endpoints/endpoints.ts'
import type { Erasures } from './erasures/erasures.ts'
import type { RuleReason } from './judgements/explain-rule.ts'
import type { PolicyAnswer, PolicyQuestion } from './lifecycle/judge-policy.ts'
import type {
  CharterTransitions,
  Decisions,
  TransitionOverview,
  TransitionRequest,
  Transitions,
} from './lifecycle/transitions.ts'
import type { Imports } from './imports/imports.ts'
import type { LifecycleEffects } from './lifecycle/lifecycle-effects.ts'
import type { Migrations } from './lifecycle/migrations.ts'
import type { LifecycleView } from './lifecycle/lifecycle-view.ts'
import type {
  DomainView,
  SearchHit,
  ServiceKind,
  ServiceView,
  SubscriptionView,
  TransitionDecision,
  VersionView,
} from './model.ts'
import type { Merging } from './merging/merging.ts'
import type { Notices } from './notices/notices.ts'
import type { Observations } from './observations/observations.ts'
import type { Actor } from './ports.ts'
import type { PastCatalogue } from './past/past-catalogue.ts'
import type { Recovery } from './projections.ts'
import type { SavedSearches } from './saved-searches/saved-searches.ts'
import type { Facet } from './search/facets.ts'
import type {
  HandoverAnswer,
  HandoverInput,
  MoveInput,
  ServiceInput,
  ServicePatch,
} from './services/service-input.ts'
import type { PolicyFigures } from './judgements/policy-figures.ts'
import type { PolicyEffects } from './re-evaluation/policy-effect.ts'
import type { ReferenceCatalog } from './references/references.ts'
import type { ReEvaluation } from './re-evaluation/re-evaluation.ts'
import type { SubscriptionInput } from './subscriptions/subscription-input.ts'
import type { Taxonomies } from './taxonomies/taxonomies.ts'
import type { Waivers, WaiversByProposal } from './waivers/waivers.ts'
import type { PageRequest, ViewPage } from './page.ts'

export type {
  CharterTransitions,
  Decisions,
  TransitionOverview,
  TransitionRequest,
  Transitions,
} from './lifecycle/transitions.ts'

export interface DomainCatalog {
  /** In the order of their paths, so that a parent comes before its children. */
  list(page?: PageRequest): Promise<ViewPage<DomainView>>
  /** @throws RegistryError `domain-not-found` */
  get(path: string): Promise<DomainView>
  /**
   * Creates a domain, or replaces what is said about an existing one.
   * @param revision the revision that a replacement is based on
   * @throws RegistryError `invalid-name`, `invalid-input`, `domain-not-found` for the parent,
   *   `revision-required` and `stale-revision` when the domain exists
   */
  put(
    actor: Actor,
    path: string,
    input: DomainInput,
    revision?: number,
  ): Promise<{ readonly domain: DomainView; readonly created: boolean }>
}

export const SERVICE_SORTS = [
  'id',
  '-id',
  'title',
  '-title',
  'createdAt',
  '-createdAt',
  'updatedAt',
  '-updatedAt',
] as const
export type ServiceSort = (typeof SERVICE_SORTS)[number]

/** All filters given must fit. `state` and `format` are those of the latest version. */
export interface ServiceQuery extends PageRequest {
  /** Words, or beginnings of words, in the service's names, texts or tags. */
  readonly q?: string | undefined
  /** Services of sub-domains are included. */
  readonly domain?: string | undefined
  readonly owner?: string | undefined
  readonly kind?: ServiceKind | undefined
  readonly state?: string | undefined
  readonly format?: Format | undefined
  readonly tag?: string | undefined
  readonly sort?: ServiceSort | undefined
}

export interface ServiceCatalog {
  list(query?: ServiceQuery): Promise<ViewPage<ServiceView>>
  /** @throws RegistryError `service-not-found` */
  get(service: string): Promise<ServiceView>
  /** @throws RegistryError `invalid-name`, `invalid-input`, `domain-not-found`, `service-exists` */
  register(actor: Actor, input: ServiceInput): Promise<ServiceView>
  /**
   * Changes the members given and leaves the others (RFC 7396): null takes an optional value away.
   * @throws RegistryError `service-not-found`, `invalid-input`, `stale-revision`
   */
  update(actor: Actor, service: string, patch: ServicePatch, revision: number): Promise<ServiceView>
  /**
   * Gives a service another domain, another name, or both; the former name leads to it from then on and is never
   * given to another one. Moving into another domain needs that one's authority, too.
   * @throws RegistryError `service-not-found`, `invalid-name`, `invalid-input`, `domain-not-found`, `service-exists`,
   *   `stale-revision`
   */
  move(actor: Actor, service: string, to: MoveInput, revision: number): Promise<ServiceView>
  /**
   * Offers the ownership of a service to a role; nothing changes until that role accepts.
   * @throws RegistryError `service-not-found`, `invalid-input`, `handover-pending`, `stale-revision`
   */
  offer(actor: Actor, service: string, offer: HandoverInput, revision: number): Promise<ServiceView>
  /**
   * Accepts or declines for the role that was asked, or withdraws for the one that offered.
   * @throws RegistryError `service-not-found`, `invalid-input`, `handover-not-found`, `stale-revision`
   */
  answer(actor: Actor, service: string, answer: HandoverAnswer): Promise<ServiceView>
}

/** A version as lists show it. */
export type VersionListItem = Omit<VersionView, 'summary'>

/** A contract to be stored under a version number. */
export interface PushRequest {
  readonly service: string
  readonly version: string
  /** The files of the contract, the entry among them; imports are looked for among these alone. */
  readonly files: readonly ContractFile[]
  /** The name of the file that the contract begins with. */
  readonly entry: string
  readonly reason?: string | undefined
}

export interface PushResult {
  readonly version: VersionView
  /** `unchanged`: the same bytes were there already, and nothing was written. */
  readonly outcome: 'created' | 'replaced' | 'unchanged'
  /** The highest other version of the service that says the same, if any. */
  readonly sameAs: SameContract | undefined
}

/** A version that says the same as another one. */
export interface SameContract {
  readonly version: string
  /** Whether it is the same byte for byte, and not only in meaning. */
  readonly identical: boolean
}

/** One file of a contract, exactly as it was pushed. */
export interface ContentFile {
  readonly name: string
  readonly digest: string
  readonly bytes: Uint8Array
  readonly version: VersionListItem
}

/**
 * Contract versions. Where a method takes a `selector`, that is an exact version, `latest`, or a range
 * such as `^1.2`, with a contract line before it if one is meant (`wsdl:latest`); else the line that began
 * first answers, if it has one. They choose the highest by precedence, a retired one only when there is no other; a pre-release lies in a range only when the range names one of the same number.
 */
export interface VersionCatalog {
  /** Highest first. @throws RegistryError `service-not-found` */
  list(service: string, page?: PageRequest): Promise<ViewPage<VersionListItem>>
  /** @throws RegistryError `service-not-found`, `version-not-found`, `invalid-version` */
  get(service: string, selector: string): Promise<VersionView>
  /** @throws RegistryError as `get`; `file-not-found` */
  content(service: string, selector: string, file?: string): Promise<ContentFile>
  /** The findings under the policies in force now. @throws RegistryError as `get` */
  report(service: string, selector: string): Promise<LintResult>
  /**
   * Why a rule is, or is not, asked of a version, by which policies, since when and by whose decision.
   * @throws RegistryError `rule-unknown`, and as `get`
   */
  whyRule(service: string, selector: string, rule: string): Promise<RuleReason>
  /**
   * Creates a draft, or replaces the content of a version that is not published yet.
   * @throws RegistryError `service-not-found`, `invalid-version`, `invalid-input`,
   *   `contract-unreadable`, `version-frozen` for other bytes, `policy-blocked`, `stale-revision`
   */
  push(actor: Actor, request: PushRequest): Promise<PushResult>
  /**
   * Takes a version back that was never published; its number may be used again.
   * @throws RegistryError `version-not-found`, `version-frozen`, `stale-revision`
   */
  discard(actor: Actor, service: string, version: string, revision?: number): Promise<void>
}

/** Two versions to compare. */
export interface CompareRequest {
  /** The earlier version: exact, `latest` or a range. */
  readonly against?: string | undefined
  /** Default `backward`. */
  readonly level?: CompatibilityLevel | undefined
}

/** How versions stand to each other and to those who use them. */
export interface CompatibilityCatalog {
  /**
   * A version, held against those before it, or against another one that is asked for.
   * @throws RegistryError as `VersionCatalog.get`
   */
  report(service: string, selector: string, asked?: CompareRequest): Promise<CompatibilityReport>
  /**
   * Whether a version may be deployed to an environment.
   * @throws RegistryError `environment-unknown`, and as `VersionCatalog.get`
   */
  deployability(service: string, selector: string, deployment: Deployment): Promise<Deployability>
}

/** What a consumer says that it uses, as files. */
export interface UsageUpload {
  readonly files: readonly ContractFile[]
  /** The name of the file to begin with. */
  readonly entry: string
  readonly reason?: string | undefined
}

export interface SubscriptionQuery extends PageRequest {
  readonly service?: string | undefined
  readonly consumer?: string | undefined
  readonly state?: string | undefined
}

export interface Subscriptions {
  list(query?: SubscriptionQuery): Promise<ViewPage<SubscriptionView>>
  /** @throws RegistryError `subscription-not-found` */
  get(id: string): Promise<SubscriptionView>
  /**
   * @throws RegistryError `invalid-input`, `service-not-found` for the consumer or the provider,
   *   `subscription-exists`
   */
  request(actor: Actor, input: SubscriptionInput): Promise<SubscriptionView>
  /** What is known of the consumer's use. @throws RegistryError `subscription-not-found` */
  usage(id: string): Promise<ConsumerUsage>
  /**
   * Keeps what the consumer says that it uses: a consumer contract, a pact, or its own OpenAPI or WSDL description.
   * @throws RegistryError `subscription-not-found`, `invalid-input`, `usage-unreadable`, `stale-revision`
   */
  describe(actor: Actor, id: string, upload: UsageUpload): Promise<SubscriptionView>
  /** @throws RegistryError `subscription-not-found` */
  overview(actor: Actor, id: string): Promise<TransitionOverview>
  /** As `Transitions.request`. @throws RegistryError `subscription-not-found` and as there */
  transition(actor: Actor, id: string, request: TransitionRequest): Promise<TransitionDecision>
}

/** A service that another one resembles, with what is alike. */
export interface Resemblance {
  readonly service: string
  readonly title: string
  /** The estimated share of its contract's features that are the same, from 0.8 to 1; undefined when fewer are. */
  readonly contract: number | undefined
  readonly sameCapability: boolean
  readonly similarName: boolean
  /** In plain words, with what to do. */
  readonly explanation: string
}

export interface Resemblances {
  /** Services that this one may be a second of, the closest first; at most 10. @throws RegistryError `service-not-found` */
  of(service: string): Promise<readonly Resemblance[]>
}

export interface SearchOptions {
  /** 20 unless given, at most 100. */
  readonly limit?: number | undefined
  /** `all` looks among what only versions before the latest have, too. */
  readonly versions?: 'latest' | 'all' | undefined
}

export interface SearchAnswer {
  /** Best first. */
  readonly items: readonly SearchHit[]
  /** There is nothing else that matches. */
  readonly isComplete: boolean
}

export interface Search {
  /** Words, beginnings of words, places such as `operation:refund`, facts such as `owner:sales-lead`. */
  find(text: string, options?: SearchOptions): Promise<SearchAnswer>
  /** How many services of the whole registry have which facts, from counters. */
  facets(): Promise<readonly Facet[]>
}

export interface Dependencies {
  /** Walks subscriptions and contract references. @throws RegistryError `service-not-found` */
  of(query: DependencyQuery): Promise<DependencyGraph>
  /** What the availability of all that it needs leaves of its own. @throws RegistryError `service-not-found` */
  chain(service: string): Promise<ChainAvailability>
  /** What many need and nothing could stand in for; `limit` is 20 unless given, at most 200. */
  weakPoints(limit?: number): Promise<WeakPoints>
  /** What consumers ask against what is offered. @throws RegistryError `service-not-found` */
  capacity(service: string): Promise<Capacity>
}

export interface LifecycleCatalog {
  list(): Promise<readonly LifecycleView[]>
  /** @throws RegistryError `lifecycle-not-found` */
  get(id: string): Promise<LifecycleView>
  /**
   * Asks the gate between two states of a policy. It records and changes nothing: that is for whoever carries an
   * adopted proposal out.
   * @throws RegistryError `transition-unknown`
   */
  judgePolicy(question: PolicyQuestion): Promise<PolicyAnswer>
}

export interface Registry {
  readonly domains: DomainCatalog
  readonly services: ServiceCatalog
  readonly versions: VersionCatalog
  readonly merging: Merging
  readonly taxonomies: Taxonomies
  readonly references: ReferenceCatalog
  readonly erasures: Erasures
  readonly compatibility: CompatibilityCatalog
  readonly transitions: Transitions
  readonly charters: CharterTransitions
  readonly endpoints: Endpoints
  readonly checklists: Checklists
  readonly activationPlans: ActivationPlans
  readonly decisions: Decisions
  readonly subscriptions: Subscriptions
  readonly waivers: Waivers
  readonly waiversByProposal: WaiversByProposal
  readonly reEvaluation: ReEvaluation
  readonly policyEffects: PolicyEffects
  /** How many contracts a policy in force speaks of, and how they stand to it. */
  policyFigures(policy: string): Promise<PolicyFigures>
  readonly search: Search
  readonly dependencies: Dependencies
  readonly resemblances: Resemblances
  readonly savedSearches: SavedSearches
  readonly imports: Imports
  readonly lifecycles: LifecycleCatalog
  readonly migrations: Migrations
  readonly lifecycleEffects: LifecycleEffects
  /** What the catalogue was at any moment. */
  readonly past: PastCatalogue
  readonly duties: Duties
  readonly notices: Notices
  /** What was seen at run time. */
  readonly observations: Observations
  /** Finishes derived data that a crash left behind. What cannot be finished stays as it was, and is told. */
  recover(): Promise<Recovery>
  /** Finishes what failures of the store left half shown while this process ran; to be called regularly. */
  finishLeft(): Promise<void>
}
