import { openHistory } from '../audit/index.ts'
import type { Store } from '../store/index.ts'
import { ACTIVATION_PLANS } from './activation/activation-plan-document.ts'
import { createActivationPlans } from './activation/activation-plans.ts'
import { CHARTERS } from './charters/charter-document.ts'
import { createCharterTransitions } from './charters/charter-transitions.ts'
import { TICKS } from './checklists/checklist-document.ts'
import { createChecklists } from './checklists/checklists.ts'
import { subscriptionDutyKinds } from './announcements/subscription-duties.ts'
import { versionDutyKinds } from './announcements/version-duties.ts'
import { createCompareVersions } from './compatibility/compare-versions.ts'
import { createCompatibilityCatalog } from './compatibility/compatibility-catalog.ts'
import { createJudgeCompatibility } from './compatibility/judge-compatibility.ts'
import { createUsageContents } from './compatibility/usage-contents.ts'
import type { ContractEngine } from './contract-engine.ts'
import { createDependencies } from './dependencies/find-dependencies.ts'
import { SERVICE_GRAPH } from './dependencies/graph-record.ts'
import { createRecordDependencies } from './dependencies/record-dependencies.ts'
import { createServiceGraph } from './dependencies/service-graph.ts'
import { createDerivedContents, DERIVED, NOTHING_KEPT } from './derived-contents.ts'
import { DECISIONS, DOMAINS, LIFECYCLES, SERVICES, SUBSCRIPTIONS, VERSIONS } from './documents.ts'
import { createDomainCatalog } from './domains/domain-catalog.ts'
import { createDomainNames } from './domains/domain-names.ts'
import { followToDomain } from './domains/follow-domain.ts'
import { followDutyKind } from './domains/move-domain.ts'
import { presentDomains } from './domains/present-domains.ts'
import { placeDutyKind } from './domains/put-domain.ts'
import { createDuties } from './duties/create-duties.ts'
import { DUTIES } from './duties/duty-document.ts'
import { ENDPOINTS } from './endpoints/endpoint-document.ts'
import { createEndpoints } from './endpoints/endpoint-transitions.ts'
import { createErasures, finishErasures } from './erasures/create-erasures.ts'
import { erasableContents } from './erasures/erasable-contents.ts'
import { ERASURES } from './erasures/erasure-document.ts'
import { guardCollection } from './guarded-collection.ts'
import { createJudgeContract } from './judge-contract.ts'
import { createDecisionLog } from './lifecycle/decision-log.ts'
import { createLifecycleBook } from './lifecycle/lifecycle-book.ts'
import type { VerdictChange } from './judgements/keep-judgement.ts'
import { createKeptJudgements } from './judgements/keep-judgements.ts'
import { createTellOfVerdict } from './judgements/tell-of-verdict.ts'
import { createPolicyEffects } from './re-evaluation/create-policy-effects.ts'
import { policyFigures } from './judgements/policy-figures.ts'
import { createReEvaluation } from './re-evaluation/create-re-evaluation.ts'
import { RE_EVALUATIONS } from './re-evaluation/run-document.ts'
import { createAroundWaiver, waiverDutyKinds } from './waivers/waiver-consequences.ts'
import { openImports } from './imports/open-imports.ts'
import { createLifecycleEffects } from './lifecycle/lifecycle-effects.ts'
import { findSubject } from './find-subject.ts'
import { createMigrations } from './lifecycle/migration/migrations.ts'
import { createLifecycleCatalog } from './lifecycle/lifecycle-catalog.ts'
import type { Lifecycle } from './lifecycle/lifecycle.ts'
import { createMerging } from './merging/create-merging.ts'
import { followMerge } from './merging/follow-merge.ts'
import { unmerged } from './merging/unmerged.ts'
import { NOTICES } from './notices/notice-document.ts'
import { createNotices } from './notices/notices.ts'
import { openObservations } from './observations/open-observations.ts'
import { replayDecision } from './lifecycle/replay-decision.ts'
import { createNamedRegistry } from './names/named-registry.ts'
import { createServiceNames } from './names/service-names.ts'
import { rememberedWhole, rememberedWithoutDecision } from './past/remembered.ts'
import { createPastCatalogue } from './past/past-catalogue.ts'
import { createPermits } from './permits.ts'
import type {
  Authority,
  Clock,
  ConstitutionInForce,
  LifecyclesAdopted,
  PoliciesInForce,
} from './ports.ts'
import { createProjections, type DeriveOfService, UNFINISHED_PROJECTIONS } from './projections.ts'
import { createReferences } from './references/find-references.ts'
import type { Registry } from './registry.ts'
import { ruleIdIn, type RulePacks } from './rule-packs.ts'
import { createSearch } from './search/find.ts'
import { createLookAgain, lookDutyKind } from './saved-searches/look-again.ts'
import { SAVED_SEARCH_MATCHES, SAVED_SEARCHES } from './saved-searches/saved-search-document.ts'
import { createSavedSearches } from './saved-searches/saved-searches.ts'
import { createForgetWords } from './search/forget-words.ts'
import { createIndexService } from './search/index-service.ts'
import { openSearchIndex } from './search/open-search-index.ts'
import { createReindex, INDEX_STATE } from './search/reindex.ts'
import { SERVICE_CARDS } from './services/service-card.ts'
import { createServiceCatalog } from './services/service-catalog.ts'
import { CONTRACT_SHAPES } from './similarity/contract-shape.ts'
import { createFindResemblances } from './similarity/find-resemblances.ts'
import { createRecordShape } from './similarity/record-shape.ts'
import { createSubscriptions } from './subscriptions/subscription-catalog.ts'
import { policySubject } from './versions/policy-subject.ts'
import { createTaxonomies, taxonomiesNow } from './taxonomies/create-taxonomies.ts'
import { TAXONOMIES } from './taxonomies/taxonomy-document.ts'
import { meantIn } from './taxonomies/terms-below.ts'
import { createVersionCatalog } from './versions/version-catalog.ts'
import { createVersionContents } from './versions/version-contents.ts'
import { createVersionTransitions } from './versions/version-transitions.ts'
import { createGrantByProposal } from './waivers/decide-waiver.ts'
import { createWaivers } from './waivers/create-waivers.ts'
import { WAIVERS } from './waivers/waiver-document.ts'
import { createWaiversInForce } from './waivers/waivers-in-force.ts'
import { createEventPlaces } from './places/event-places.ts'
import { openWebhooks } from './webhooks/open-webhooks.ts'
import type { WebhookSender } from './webhooks/webhooks.ts'

export interface RegistryDependencies {
  readonly store: Store
  readonly authority: Authority
  readonly policiesInForce: PoliciesInForce
  readonly constitution: ConstitutionInForce
  readonly engine: ContractEngine
  /** The engine for work that nobody waits for; the same one unless given. */
  readonly background?: ContractEngine | undefined
  /** One for each kind of subject. */
  readonly lifecycles: readonly Lifecycle[]
  /** Those that proposals have put in force instead; none unless given. */
  readonly lifecyclesAdopted?: LifecyclesAdopted | undefined
  readonly packs: RulePacks
  /** How events leave for outside; absent: none do. */
  readonly webhookSender?: WebhookSender | undefined
  readonly clock: Clock
  readonly newId: () => string
}

/**
 * Opens the registry over a store. Call `recover` before serving.
 * @throws RangeError when the lifecycles are incomplete, or changed under a version that is in use
 */
export async function createRegistry(dependencies: RegistryDependencies): Promise<Registry> {
  const { store, engine, policiesInForce, constitution, clock, newId } = dependencies
  const { background = engine } = dependencies
  const erasureDocuments = await store.collection(ERASURES)
  const contents = erasableContents(store.contents, erasureDocuments)
  const domainDocuments = await store.collection(DOMAINS)
  const domainNames = createDomainNames(domainDocuments)
  const domains = presentDomains(
    guardCollection(domainDocuments, newId, rememberedWhole),
    domainNames,
  )
  const services = guardCollection(await store.collection(SERVICES), newId, rememberedWhole)
  const versionDocuments = await store.collection(VERSIONS)
  const versions = guardCollection(versionDocuments, newId, rememberedWithoutDecision)
  const subscriptions = guardCollection(
    await store.collection(SUBSCRIPTIONS),
    newId,
    rememberedWithoutDecision,
  )
  const decisions = createDecisionLog(await store.collection(DECISIONS), newId)
  const lifecycles = await createLifecycleBook(
    dependencies.lifecycles,
    dependencies.lifecyclesAdopted ?? (() => Promise.resolve([])),
    await store.collection(LIFECYCLES),
    newId,
  )
  const cards = await store.collection(SERVICE_CARDS)
  const unfinished = await store.collection(UNFINISHED_PROJECTIONS)

  const charters = guardCollection(await store.collection(CHARTERS), newId)
  const endpoints = guardCollection(
    await store.collection(ENDPOINTS),
    newId,
    rememberedWithoutDecision,
  )
  const ticks = guardCollection(await store.collection(TICKS), newId)
  const plans = guardCollection(await store.collection(ACTIVATION_PLANS), newId)

  const permits = createPermits(dependencies.authority, clock)
  const duties = createDuties({
    duties: await store.collection(DUTIES),
    permits,
    clock,
    newId,
  })
  const notices = createNotices({
    notices: await store.collection(NOTICES),
    constitution,
    permits,
    newId,
  })
  const telling = { domains, services, versions, subscriptions, notices }
  for (const kind of [...versionDutyKinds(telling), ...subscriptionDutyKinds(telling)]) {
    duties.register(kind)
  }
  const derived = createDerivedContents(await store.collection(DERIVED), contents)
  const versionContents = createVersionContents({ contents, engine, derived })
  const waivers = await store.collection(WAIVERS)
  const waiversInForce = createWaiversInForce(waivers, domainNames)
  const judging = { engine, policiesInForce, waiversInForce, derived, clock }
  const judge = createJudgeContract(judging)
  const tellOfVerdict = createTellOfVerdict({ ...telling, duties })
  duties.register(tellOfVerdict.dutyKind)
  const keepingVerdicts = {
    ...judging,
    versions: versionDocuments,
    versionContents,
    newId,
    aroundChange: (change: VerdictChange, write: () => Promise<unknown>) =>
      tellOfVerdict.around(change, write),
  }
  const judgements = createKeptJudgements(keepingVerdicts)
  const compareVersions = createCompareVersions({ engine, derived, clock })
  const usageContents = createUsageContents(contents)
  const judgeCompatibility = createJudgeCompatibility({
    compareVersions,
    policiesInForce,
    versionContents,
    subscriptions,
    usageContents,
    engine,
  })
  const kept = { domains, services, versions, subscriptions, cards, unfinished }
  const shown = { ...kept, services: unmerged(services) }
  const search = await openSearchIndex(store, clock, newId)
  const indexService = createIndexService({
    ...shown,
    ...search,
    versionContents,
    findingsOf: async (service, { id, value }) => {
      const judged = versionContents.asJudged(value)
      const { report } = await judge(policySubject(service, value), judged, id)
      return report.findings.map(({ rule }) => rule)
    },
  })
  const records = await store.collection(SERVICE_GRAPH)
  const graph = createServiceGraph(records, clock)
  const recordDependencies = createRecordDependencies({ ...shown, records, graph, clock })
  const shapes = await store.collection(CONTRACT_SHAPES)
  const recordShape = createRecordShape({ ...shown, shapes, versionContents })
  const states = await store.collection(INDEX_STATE)
  const derive: DeriveOfService = async (service, isAfterCrash) => {
    await Promise.all([
      indexService(service, isAfterCrash),
      recordDependencies(service, isAfterCrash),
      recordShape(service),
    ])
  }
  const reindex = createReindex(states, services, (service) => derive(service, false))
  const guardedWaivers = guardCollection(waivers, newId)
  const following = {
    ...{ domains, services, versions, subscriptions, endpoints, charters },
    ...{ waivers: guardedWaivers, duties, permits },
  }
  const settle = async (service: string): Promise<void> => {
    await followMerge(following, service)
    await followToDomain(following, service)
  }
  const projections = createProjections({ ...kept, judgements, derive, settle, reindex, newId })
  const reEvaluation = createReEvaluation({
    runs: await store.collection(RE_EVALUATIONS),
    services,
    versions,
    policiesInForce,
    judgements: createKeptJudgements({ ...keepingVerdicts, engine: background }),
    projections,
    engineVersion: engine.version,
    clock,
    newId,
  })
  const lookAtDomain = (domain: string, key: string, cause: string): Promise<void> =>
    reEvaluation.begin(key, { domain }, cause)
  const consequences = {
    waivers: guardedWaivers,
    domains,
    services,
    versions,
    duties,
    notices,
    judgements,
    projections,
    clock,
    lookAtDomain,
  }
  for (const kind of waiverDutyKinds(consequences)) duties.register(kind)
  const taxonomies = guardCollection(await store.collection(TAXONOMIES), newId, rememberedWhole)
  const found = createSearch({
    ...search,
    factsMeant: (facts) => meantIn(() => taxonomiesNow({ taxonomies }), facts),
  })
  const matches = await store.collection(SAVED_SEARCH_MATCHES)
  const searches = guardCollection(await store.collection(SAVED_SEARCHES), newId)
  const lookAgain = createLookAgain({ search: found, matches, notices })
  duties.register(lookDutyKind(searches, lookAgain, duties))
  const keeping = { searches, matches, duties, lookAgain, permits, newId }
  const savedSearches = createSavedSearches(keeping)
  const catalogue = {
    ...kept,
    facets: search.facets,
    taxonomies,
    contents,
    engine,
    constitution,
    clock,
    newId,
    decisions,
    lifecycles,
    duties,
    notices,
    charters,
    endpoints,
    ticks,
    plans,
    permits,
    versionContents,
    usageContents,
    policiesInForce,
    waiversInForce,
    packs: dependencies.packs,
    judge,
    judgeOnly: createJudgeContract({ ...judging, derived: NOTHING_KEPT }),
    judgements,
    lookAtVerdicts: (service: string, key: string) =>
      reEvaluation.begin(key, { service }, `The service ${service} was changed.`),
    compareVersions,
    judgeCompatibility,
    lookAtDomain,
    projections,
    graph,
  }
  duties.register(followDutyKind(catalogue))
  duties.register(placeDutyKind(catalogue))
  const erasing = {
    ...catalogue,
    derived,
    erasures: guardCollection(erasureDocuments, newId),
    erasureDocuments,
    forgetWords: createForgetWords(search),
  }
  const waiving = {
    ...catalogue,
    waivers: guardedWaivers,
    ruleId: (rule: string) => ruleIdIn(dependencies.packs, rule),
    around: createAroundWaiver(consequences),
  }
  const registering = {
    domains: createDomainCatalog(catalogue),
    services: createServiceCatalog(catalogue),
    versions: createVersionCatalog(catalogue),
    subscriptions: createSubscriptions(catalogue),
  }
  const names = createServiceNames(services)
  const history = await openHistory(store)
  const registry: Registry = {
    ...registering,
    merging: createMerging({ ...catalogue, waivers: guardedWaivers }),
    observations: await openObservations(store, { ...catalogue, names }),
    taxonomies: createTaxonomies({ ...catalogue, parts: search.parts }),
    references: createReferences(catalogue),
    erasures: createErasures(erasing),
    compatibility: createCompatibilityCatalog(catalogue),
    transitions: createVersionTransitions(catalogue),
    charters: createCharterTransitions(catalogue),
    endpoints: createEndpoints(catalogue),
    checklists: createChecklists(catalogue),
    activationPlans: createActivationPlans(catalogue),
    decisions: {
      list: (query) => decisions.list(query),
      get: (id) => decisions.get(id),
      replay: async (id) => {
        const decision = await decisions.get(id)
        return replayDecision(decision, await lifecycles.pinned(decision.lifecycle))
      },
    },
    waivers: createWaivers(waiving),
    waiversByProposal: createGrantByProposal(waiving),
    search: found,
    savedSearches,
    places: createEventPlaces({
      ...{ services, subscriptions, waivers: guardedWaivers, domainNames, names },
      catalogue: registering,
    }),
    webhooks: await openWebhooks(store, {
      ...{ services, subscriptions, waivers: guardedWaivers, notices, permits, names },
      ...{ catalogue: registering, domainNames, history, clock, newId },
      sender: dependencies.webhookSender,
    }),
    dependencies: createDependencies(catalogue),
    resemblances: createFindResemblances({ ...kept, ...search, shapes }),
    imports: await openImports(store, {
      ...catalogue,
      ...{ names, registry: registering, engine: background },
      judge: createJudgeContract({ ...judging, engine: background }),
    }),
    lifecycles: createLifecycleCatalog(lifecycles),
    migrations: createMigrations(catalogue),
    lifecycleEffects: createLifecycleEffects({
      ...catalogue,
      subjectOf: (kind, subject) => findSubject(catalogue, kind, subject),
    }),
    past: createPastCatalogue({ ...catalogue, history }),
    duties,
    notices,
    reEvaluation,
    policyEffects: createPolicyEffects({
      ...catalogue,
      ...judging,
      waivers,
      engine: background,
    }),
    policyFigures: (policy) => policyFigures({ cards, versions: versionDocuments }, policy),
    recover: async () => {
      await finishErasures(erasing)
      return projections.recover()
    },
    finishLeft: () => projections.finishLeft(),
  }
  return createNamedRegistry(registry, names, domainNames)
}
