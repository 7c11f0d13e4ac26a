/**
 * What the registry offers, as one small port per aggregate. Every method that changes something takes
 * the actor first, asks the authority, and rejects with RegistryError `not-allowed` when that refuses.
 */
import type { ActivationPlans } from './activation/activation-plans.ts'
import type { Checklists } from './checklists/checklists.ts'
import type { Duties } from './duties/duties.ts'
import type { Endpoints } from './endpoints/endpoints.ts'
import type { Erasures } from './erasures/erasures.ts'
import type { CharterTransitions, Decisions, Transitions } from './lifecycle/transitions.ts'
import type { Imports } from './imports/imports.ts'
import type { LifecycleEffects } from './lifecycle/lifecycle-effects.ts'
import type { Migrations } from './lifecycle/migration/migrations.ts'
import type { Merging } from './merging/merging.ts'
import type { Notices } from './notices/notices.ts'
import type { Observations } from './observations/observations.ts'
import type { PastCatalogue } from './past/past-catalogue.ts'
import type { Recovery } from './projections.ts'
import type { SavedSearches } from './saved-searches/saved-searches.ts'
import type { PolicyFigures } from './judgements/policy-figures.ts'
import type { PolicyEffects } from './re-evaluation/policy-effect.ts'
import type { ReferenceCatalog } from './references/references.ts'
import type { ReEvaluation } from './re-evaluation/re-evaluation.ts'
import type { Taxonomies } from './taxonomies/taxonomies.ts'
import type { Waivers, WaiversByProposal } from './waivers/waivers.ts'
import type { DomainCatalog } from './domains/domains.ts'
import type { ServiceCatalog } from './services/services.ts'
import type { VersionCatalog } from './versions/versions.ts'
import type { CompatibilityCatalog } from './compatibility/compatibility.ts'
import type { Subscriptions } from './subscriptions/subscriptions.ts'
import type { Resemblances } from './similarity/resemblances.ts'
import type { Search } from './search/search.ts'
import type { Dependencies } from './dependencies/dependencies.ts'
import type { LifecycleCatalog } from './lifecycle/lifecycles.ts'
import type { EventPlaces } from './places/event-places.ts'
import type { Webhooks } from './webhooks/webhooks.ts'

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
  /** Where in the catalogue things happened. */
  readonly places: EventPlaces
  readonly webhooks: Webhooks
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
