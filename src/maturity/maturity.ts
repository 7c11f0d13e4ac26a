import { setImmediate } from 'node:timers/promises'
import type { Ledger } from '../audit/index.ts'
import type { Governance, ProposalView, TensionView } from '../governance/index.ts'
import type { Actor, Permits, Registry, ViewPage } from '../registry/index.ts'
import type { AnswerBook, AnswerInput } from './answers/answer-book.ts'
import type { AskedQuestion, Assessment } from './assessment.ts'
import type {
  AssessmentLog,
  AssessmentMade,
  AssessmentQuery,
  KeptAssessment,
} from './assessments/assessment-log.ts'
import { compareAssessments, type Comparison } from './compare-assessments.ts'
import { createAssessor } from './assessments/assessor.ts'
import { scheduleDailyAssessments } from './assessments/daily-assessments.ts'
import { createBadges, type Badges } from './badge/create-badges.ts'
import type { Compliance } from './compliance/compliance.ts'
import { FACTS } from './facts/catalogue.ts'
import type { ItemPage, ItemQuery } from './facts/fact-items.ts'
import type { FactQuestion } from './facts/fact-reader.ts'
import type { Fact, FactDefinition, FactFigure, Scope } from './facts/fact.ts'
import type { Facts } from './facts/open-facts.ts'
import { circlesOf, placesIn } from './facts/places.ts'
import { MaturityError } from './maturity-error.ts'
import type { MaturityModel } from './models/maturity-model.ts'
import { createReports } from './report/create-reports.ts'
import type { Report } from './report/report.ts'
import { createTakeUp, type GapInput, type GapTargetInput } from './road-map/take-up.ts'
import { watchTargets } from './targets/watch-targets.ts'
import { targetProgress, type TargetProgress } from './targets/target-progress.ts'

/** A model as lists show it. */
export interface ModelView {
  readonly id: string
  readonly name: string
  readonly version: string
  readonly description: string
  readonly dimensions: readonly { readonly id: string; readonly name: string }[]
  readonly levels: readonly {
    readonly n: number
    readonly id: string
    readonly name: string
    readonly meaning: string
  }[]
}

/** Maturity by models that are data, over facts that the registry computes. */
export interface Maturity {
  models(): readonly ModelView[]
  /**
   * Scores a model for a domain with its sub-domains, for a circle with those in it, or for the whole registry: now, or
   * as it was at a moment.
   * @throws MaturityError `maturity-model-not-found`, `maturity-circle-not-found`;
   *   RegistryError `domain-not-found`, `past-unknown`
   */
  assess(model: string, question?: FactQuestion): Promise<Assessment>
  /**
   * Domains, circles and moments side by side.
   * @param questions one at least
   * @throws as `assess`
   */
  compare(model: string, questions: readonly FactQuestion[]): Promise<Comparison>
  /**
   * Makes an assessment and keeps it; one a day is kept by itself.
   * @throws as `assess`; RegistryError `not-allowed`
   */
  keep(actor: Actor, model: string, scope?: Scope): Promise<KeptAssessment>
  /**
   * The assessments kept, newest first.
   * @throws MaturityError `maturity-model-not-found`; RegistryError `domain-not-found`, `invalid-cursor`
   */
  kept(model: string, query?: AssessmentQuery): Promise<ViewPage<KeptAssessment>>
  /** Every fact without its items. @throws as `assess`, but for the model */
  figures(question?: FactQuestion): Promise<readonly FactFigure[]>
  /**
   * One fact with the first items behind it, at most 100.
   * @throws MaturityError `maturity-fact-not-found`; and as `figures`
   */
  fact(id: string, question?: FactQuestion): Promise<Fact>
  /**
   * The items behind a fact, page by page.
   * @throws MaturityError `maturity-fact-not-found`; RegistryError `invalid-cursor`; and as `figures`
   */
  items(id: string, question: FactQuestion, query?: ItemQuery): Promise<ItemPage>
  /**
   * Keeps what somebody answers to a question of a model.
   * @throws MaturityError `maturity-model-not-found`, `maturity-question-not-found`, `maturity-circle-not-found`;
   *   RegistryError `not-allowed`, `invalid-input`, `domain-not-found`
   */
  answer(actor: Actor, model: string, question: string, input: AnswerInput): Promise<AskedQuestion>
  /**
   * What those who lead are to know of a domain, a circle or the whole registry, now or at a moment.
   * @throws as `assess`
   */
  report(model: string, question?: FactQuestion): Promise<Report>
  /**
   * Opens a tension about a gap of a road map, or adds to the one that is open for it.
   * @throws as `TakeUp.asTension`; MaturityError `maturity-model-not-found`
   */
  raiseGap(actor: Actor, model: string, scope: Scope, input: GapInput): Promise<TensionView>
  /**
   * Proposes a gap of a road map as a target of a circle.
   * @throws as `TakeUp.asTarget`; MaturityError `maturity-model-not-found`
   */
  proposeTarget(
    actor: Actor,
    model: string,
    scope: Scope,
    input: GapTargetInput,
  ): Promise<ProposalView>
  readonly badges: Badges
  readonly compliance: Compliance
  /**
   * What circles have set themselves, with the figures as they stand: those of a circle and the ones in it, or all.
   * @throws MaturityError `maturity-circle-not-found`
   */
  targets(circle?: string): Promise<readonly TargetProgress[]>
  /** Has the facts follow what happens, until they have or are to stop; to be called regularly. */
  follow(stop?: AbortSignal): Promise<void>
}

export interface MaturityInput {
  readonly registry: Registry
  readonly governance: Pick<Governance, 'circles' | 'tensions' | 'proposals'>
  readonly ledger: Pick<Ledger, 'read'>
  readonly compliance: Compliance
  readonly facts: Facts
  readonly models: readonly MaturityModel[]
  readonly answers: AnswerBook
  readonly log: AssessmentLog
  readonly permits: Permits
  readonly clock: () => Date
  readonly newId: () => string
}

const FIRST_ITEMS = 100
const EVIDENCE_OF_A_GAP = 20 // items
const AT_ONCE = 2_000 // milliseconds in which the facts are followed before somebody else has a turn

export async function createMaturity(input: MaturityInput): Promise<Maturity> {
  const { registry, governance, facts, models, answers, log, permits, clock, newId } = input
  const { ledger, compliance } = input
  const { reader } = facts
  const requireModel = (id: string): MaturityModel => {
    const model = models.find((candidate) => candidate.id === id)
    if (model === undefined) throw MaturityError.modelNotFound(id, models)
    return model
  }
  const requireFact = (id: string): FactDefinition => {
    const definition = FACTS.get(id)
    if (definition === undefined) throw MaturityError.factNotFound(id, [...FACTS.keys()])
    return definition
  }
  const requireScope = async (scope: Scope): Promise<void> => {
    await placesIn(registry, await circlesOf(governance), scope)
  }
  const assessor = createAssessor({ answers, reader, models })
  const targets: Maturity['targets'] = async (circle) => {
    const organisation = await circlesOf(governance)
    await placesIn(registry, organisation, { circle })
    return targetProgress(reader, organisation, circle)
  }
  await scheduleDailyAssessments({
    duties: registry.duties,
    clock,
    keep: (permit, id, made) => log.keep(permit, id, made),
    assessAll: () => assessor.all(),
    watchTargets: async () => watchTargets(governance.tensions, await targets()),
  })
  const items: Maturity['items'] = async (id, { at, ...scope }, query) => {
    const definition = requireFact(id)
    return at === undefined
      ? facts.items.list(definition, scope, query)
      : facts.items.listThen(definition, { ...scope, at }, query)
  }
  const takeUp = createTakeUp({
    governance,
    assess: async (model, scope) => (await assessor.make(model, scope)).assessment,
    inTheWay: async (id, scope) =>
      (await items(id, scope, { inTheWay: true, limit: EVIDENCE_OF_A_GAP })).items,
  })
  const reportOf = createReports({
    ...{ registry, governance, ledger, compliance, log, clock, reader },
    ...{ base: facts.base, moments: facts.moments, over: (...made) => assessor.over(...made) },
  })
  const assessOnce: Maturity['assess'] = async (id, question = {}) =>
    (await assessor.make(requireModel(id), question)).assessment
  const factOf: Maturity['fact'] = async (id, question = {}) => {
    const definition = requireFact(id)
    const { figures } = await reader.read(question)
    const counted = figures.get(definition.id)
    if (counted === undefined) throw new RangeError(`${id} was not counted`)
    const first = await items(id, question, { limit: FIRST_ITEMS })
    return { ...counted.figure, items: first.items }
  }
  return {
    models: () => models.map(viewOf),
    assess: assessOnce,
    async compare(id, questions) {
      const model = requireModel(id)
      const made: AssessmentMade[] = []
      for (const question of questions) made.push(await assessor.make(model, question))
      return compareAssessments(made)
    },
    async keep(actor, id, scope = {}) {
      const model = requireModel(id)
      await requireScope(scope)
      const permit = await permits.require(actor, 'maturity.assess', {
        subject: `maturity:${id}`,
        domain: scope.domain ?? '',
        ...(scope.circle !== undefined && { circle: scope.circle }),
      })
      return log.keep(permit, newId(), await assessor.make(model, scope))
    },
    async kept(id, query = {}) {
      await requireScope(query)
      return log.list(requireModel(id).id, query)
    },
    async figures(question = {}) {
      const { figures } = await reader.read(question)
      return Array.from(figures.values(), ({ figure }) => figure)
    },
    fact: factOf,
    items,
    async answer(actor, id, question, said) {
      const model = requireModel(id)
      const { domain, circle } = said
      await requireScope({
        ...(typeof domain === 'string' && { domain }),
        ...(typeof circle === 'string' && { circle }),
      })
      return answers.give(actor, model, question, said)
    },
    report: (id, question = {}) => reportOf(requireModel(id), question),
    raiseGap: (actor, id, scope, gap) => takeUp.asTension(actor, requireModel(id), scope, gap),
    proposeTarget: (actor, id, scope, gap) => takeUp.asTarget(actor, requireModel(id), scope, gap),
    compliance,
    targets,
    badges: createBadges({
      registry,
      clock,
      assess: assessOnce,
      highestOf: (id) => requireModel(id).levels.length,
      figure: async (id, scope) => {
        const { figures } = await reader.read(scope)
        const counted = figures.get(requireFact(id).id)
        if (counted === undefined) throw new RangeError(`${id} was not counted`)
        return counted.figure
      },
    }),
    async follow(stop) {
      for (;;) {
        const { standing } = await facts.base.follow(AT_ONCE, stop)
        if (standing === 'current' || stop?.aborted === true) return
        await setImmediate()
      }
    },
  }
}

function viewOf({ id, name, version, description, dimensions, levels }: MaturityModel): ModelView {
  return {
    id,
    name,
    version,
    description,
    dimensions: dimensions.map((dimension) => ({ id: dimension.id, name: dimension.name })),
    levels,
  }
}
