/**
 * The registry: domains, services, contract versions, subscriptions, search, lifecycles and their gates.
 *
 * May not: name a concrete store, know HTTP statuses or request objects, or know constitutions; what it
 * needs to know about authority and policies it asks through its ports.
 */
export { inActionWords } from './action-words.ts'
export * from './model.ts'
export * from './ports.ts'
export * from './problems.ts'
export * from './registry.ts'
export type {
  CharterTransitions,
  Decisions,
  TransitionOverview,
  TransitionRequest,
  Transitions,
} from './lifecycle/transitions.ts'
export * from './compatibility/compatibility.ts'
export * from './dependencies/dependencies.ts'
export * from './domains/domains.ts'
export * from './lifecycle/lifecycles.ts'
export * from './search/search.ts'
export * from './services/services.ts'
export * from './similarity/resemblances.ts'
export * from './subscriptions/subscriptions.ts'
export * from './versions/versions.ts'
export { allPages } from './all-pages.ts'
export { guardCollection, type GuardedCollection } from './guarded-collection.ts'
export { parseInput } from './identifiers.ts'
export * as inputTexts from './input-texts.ts'
export { findOptions, viewPage, type PageRequest, type ViewPage } from './page.ts'
export { createPermits, type Permit, type Permits } from './permits.ts'
export {
  createContractEngine,
  type ContractEngine,
  type ContractFacts,
  type PackReference,
} from './contract-engine.ts'
export {
  activationPlanInput,
  type ActivationPlanInput,
  type ActivationPlanView,
} from './activation/activation-plans.ts'
export type { ChecklistItemView, TickInput } from './checklists/checklists.ts'
export { REQUIRED_LEVELS } from '../compatibility/index.ts'
export type { CompareQuestion, ContractBundle } from './compatibility/comparing-engine.ts'
export type {
  CompatibilityReport,
  ConsumerImpact,
  ReportedChange,
  RequiredCompatibility,
  SubscribedHit,
} from './compatibility/compatibility-report.ts'
export type { Deployability, Deployment, DeploymentReason } from './compatibility/deployability.ts'
export type {
  Capacity,
  ChainAvailability,
  ChainMember,
  Dependency,
  DependencyDirection,
  DependencyEdge,
  DependencyGraph,
  DependencyQuery,
  EnvironmentCapacity,
  WeakPoint,
  WeakPoints,
} from './dependencies/dependency-graph.ts'
export type { References, ReferringContract } from './references/references.ts'
export type { WaiversByProposal } from './waivers/waivers.ts'
export { createRegistry, type RegistryDependencies } from './create-registry.ts'
export {
  DUTY_STATES,
  type Duties,
  type DutyAtHand,
  type DutyFigures,
  type DutyKind,
  type DutyQuery,
  type DutyRequest,
  type DutyRun,
  type DutyState,
  type DutyView,
} from './duties/duties.ts'
export { ACTIVATION_PLANS } from './activation/activation-plan-document.ts'
export { ENDPOINTS } from './endpoints/endpoint-document.ts'
export type { EndpointList, EndpointView } from './endpoints/endpoints.ts'
export { CHARTERS } from './charters/charter-document.ts'
export { TICKS } from './checklists/checklist-document.ts'
export { NOTICES } from './notices/notice-document.ts'
export type { PlacedEvent } from './places/event-places.ts'
export { DELIVERY_STATES, WEBHOOKS } from './webhooks/webhook-document.ts'
export type { WebhookInput } from './webhooks/webhook-input.ts'
export type {
  DeliveryView,
  Webhooks,
  WebhookSecret,
  WebhookSender,
  WebhookView,
} from './webhooks/webhooks.ts'
export { WAIVERS } from './waivers/waiver-document.ts'
export { DUTIES } from './duties/duty-document.ts'
export { DECISIONS, DOMAINS, LIFECYCLES, SERVICES, SUBSCRIPTIONS, VERSIONS } from './documents.ts'
export { ERASURES } from './erasures/erasure-document.ts'
export type { ErasureInput } from './erasures/erasure-input.ts'
export type { ErasurePreview, ErasureView } from './erasures/erasures.ts'
export type { MergeInput } from './merging/merge-input.ts'
export type { OfferAnswer } from './offers.ts'
export type { MergePlan, MergeStep } from './merging/merging.ts'
export { TAXONOMIES } from './taxonomies/taxonomy-document.ts'
export type { TaxonomyView } from './taxonomies/taxonomies.ts'
export type { TaxonomyInput } from './taxonomies/taxonomy-input.ts'
export { linesOf, parseSelector, lineOf } from './versions/contract-line.ts'
export { mediaTypeOf } from './versions/media-type.ts'
export { markForProjection } from './projections.ts'
export { domainInput, type DomainInput, type DomainMoveInput } from './domains/domain-input.ts'
export {
  createDomainNames,
  type DomainNames,
  type ReadDomainNames,
} from './domains/domain-names.ts'
export { createSubjectNames, type SubjectNames } from './names/subject-names.ts'
export { askScope } from './versions/ask-scope.ts'
export type { PolicyReason, RuleReason } from './judgements/explain-rule.ts'
export type {
  FindingInForce,
  InForce,
  PolicyVerdict,
  ReportInForce,
} from './judgements/report-in-force.ts'
export {
  IMPORT_ENTRIES,
  IMPORT_OUTCOMES,
  IMPORTS,
  ORIGINS,
  type ImportOutcome,
} from './imports/import-document.ts'
export type { ImportInput } from './imports/import-input.ts'
export { SOURCE_LIMITS } from './imports/sources/read-source.ts'
export type { Imports, ImportView } from './imports/imports.ts'
export { migrationMistakes, type MigrationMap } from './lifecycle/migration/migration-map.ts'
export { lifecycleDefinition, type LifecycleDefinition } from './lifecycle/lifecycle-definition.ts'
export type { LifecycleEffect, LifecycleEffects } from './lifecycle/lifecycle-effects.ts'
export { LifecycleError, loadLifecycle, type LocatedMistake } from './lifecycle/load-lifecycle.ts'
export type { PastCatalogue } from './past/past-catalogue.ts'
export type { Lifecycle } from './lifecycle/lifecycle.ts'
export type { DecisionReplay } from './lifecycle/replay-decision.ts'
export type { PolicyAnswer, PolicyQuestion } from './lifecycle/judge-policy.ts'
export type { LifecycleView } from './lifecycle/lifecycle-view.ts'
export type { Notice, Notices, NoticeView } from './notices/notices.ts'
export type { PolicyFigures } from './judgements/policy-figures.ts'
export type {
  ChoosePolicies,
  PolicyEffect,
  PolicyEffects,
  PolicyEffectView,
  PolicyStanding,
  VersionEffect,
} from './re-evaluation/policy-effect.ts'
export type {
  ReEvaluation,
  ReEvaluationFigures,
  ReEvaluationRun,
} from './re-evaluation/re-evaluation.ts'
export type { RulePacks } from './rule-packs.ts'
export { SAVED_SEARCHES, SAVED_SEARCH_MATCHES } from './saved-searches/saved-search-document.ts'
export type { SavedSearchInput } from './saved-searches/saved-search-document.ts'
export type { SavedSearches, SavedSearchView } from './saved-searches/saved-searches.ts'
export {
  serviceInput,
  type HandoverInput,
  type MoveInput,
  type ServiceInput,
  type ServicePatch,
} from './services/service-input.ts'
export { subscriptionInput, type SubscriptionInput } from './subscriptions/subscription-input.ts'
export type { WaiverInput } from './waivers/waiver-input.ts'
export {
  SHOWN_WAIVER_STATES,
  type WaiverDecision,
  type WaiverQuery,
  type Waivers,
  type WaiverState,
  type WaiverView,
} from './waivers/waivers.ts'
export {
  DEPLOYED_SERVICES,
  OBSERVATION_MAPPINGS,
  OBSERVED_DAYS,
  REPORTING_DAYS,
  UNMAPPED_DAYS,
} from './observations/observation-documents.ts'
export type { ObservationMapping } from './observations/observation-mapping.ts'
export { availabilityOf } from './dependencies/availability.ts'
export { OBSERVATION_FORMATS, type ObservationFormat } from './observations/observation.ts'
export type {
  MappingView,
  ObservationReceipt,
  ObservedConsumer,
  ObservedOnDay,
  ObservedOperation,
  ObservedService,
  ObservedTotals,
  Observations,
  Period,
} from './observations/observations.ts'
export { BACKSTAGE_ANNOTATIONS } from './imports/sources/backstage-annotations.ts'
