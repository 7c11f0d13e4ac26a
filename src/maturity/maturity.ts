import type { Ledger } from '../audit/index.ts'
import type { Actor, Permits, Registry, ViewPage } from '../registry/index.ts'
import type { AnswerBook, AnswerInput } from './answers/answer-book.ts'
import { assess, type Frame } from './assess.ts'
import type { AskedQuestion, Assessment } from './assessment.ts'
import type {
  AssessmentLog,
  AssessmentMade,
  AssessmentQuery,
  KeptAssessment,
} from './assessments/assessment-log.ts'
import { scheduleDailyAssessments } from './assessments/daily-assessments.ts'
import { createBadges, type Badges } from './badge/create-badges.ts'
import type { Compliance } from './compliance/compliance.ts'
import { FACTS } from './facts/catalogue.ts'
import type { CountedFact } from './facts/count-facts.ts'
import type { Fact, FactFigure, FactItem } from './facts/fact.ts'
import { readFigures, readFiguresByDomain, type Figures } from './facts/read-figures.ts'
import { MaturityError } from './maturity-error.ts'
import type { MaturityModel } from './models/maturity-model.ts'
import { createReports } from './report/create-reports.ts'
import type { Report } from './report/report.ts'

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
   * Scores a model for a domain with its sub-domains, or for the whole registry.
   * @throws MaturityError `maturity-model-not-found`; RegistryError `domain-not-found`
   */
  assess(model: string, domain?: string): Promise<Assessment>
  /**
   * Makes an assessment and keeps it; one a day is kept by itself.
   * @throws MaturityError `maturity-model-not-found`; RegistryError `not-allowed`, `domain-not-found`
   */
  keep(actor: Actor, model: string, domain?: string): Promise<KeptAssessment>
  /**
   * The assessments kept, newest first.
   * @throws MaturityError `maturity-model-not-found`; RegistryError `domain-not-found`, `invalid-cursor`
   */
  kept(model: string, query?: AssessmentQuery): Promise<ViewPage<KeptAssessment>>
  /**
   * One fact with every item behind it.
   * @throws MaturityError `maturity-fact-not-found`; RegistryError `domain-not-found`
   */
  fact(id: string, domain?: string): Promise<Fact>
  /**
   * Every fact as it stands now, without the items behind it.
   * @throws RegistryError `domain-not-found`
   */
  figures(domain?: string): Promise<readonly FactFigure[]>
  /**
   * Keeps what somebody answers to a question of a model.
   * @throws MaturityError `maturity-model-not-found`, `maturity-question-not-found`;
   *   RegistryError `not-allowed`, `invalid-input`, `domain-not-found`
   */
  answer(actor: Actor, model: string, question: string, input: AnswerInput): Promise<AskedQuestion>
  /**
   * What those who lead are to know of a domain with its sub-domains, or of the whole registry.
   * @throws MaturityError `maturity-model-not-found`; RegistryError `domain-not-found`
   */
  report(model: string, domain?: string): Promise<Report>
  readonly badges: Badges
}

export interface MaturityInput {
  readonly registry: Registry
  readonly ledger: Pick<Ledger, 'read'>
  readonly compliance: Compliance
  readonly models: readonly MaturityModel[]
  readonly answers: AnswerBook
  readonly log: AssessmentLog
  readonly permits: Permits
  readonly clock: () => Date
  readonly newId: () => string
}

export async function createMaturity(input: MaturityInput): Promise<Maturity> {
  const { registry, ledger, compliance, models, answers, log, permits, clock, newId } = input
  const requireModel = (id: string): MaturityModel => {
    const model = models.find((candidate) => candidate.id === id)
    if (model === undefined) throw MaturityError.modelNotFound(id, models)
    return model
  }
  const definitions = [...FACTS.values()]
  const assessOver = async (
    figures: Figures,
    model: MaturityModel,
    frame: Frame,
  ): Promise<AssessmentMade> => {
    const questions = await answers.standing(model, frame.domain, frame.at)
    const asked = new Set<FactFigure>()
    const fact = (id: string): CountedFact | undefined => {
      const counted = figures.get(id)
      if (counted !== undefined) asked.add(counted.figure)
      return counted
    }
    const assessment = assess(model, frame, { fact, question: (id) => questions.get(id) })
    return { assessment, facts: [...asked] }
  }
  const assessNow = async (
    model: MaturityModel,
    at: Date,
    domain: string | undefined,
  ): Promise<AssessmentMade> => {
    const figures = await readFigures({ registry, at, definitions }, domain)
    return assessOver(figures, model, { at, domain })
  }
  await scheduleDailyAssessments({
    duties: registry.duties,
    clock,
    keep: (permit, id, made) => log.keep(permit, id, made),
    async *assessAll() {
      const at = clock()
      const byDomain = await readFiguresByDomain({ registry, at, definitions })
      for (const [domain, figures] of byDomain) {
        for (const model of models) yield await assessOver(figures, model, { at, domain })
      }
    },
  })
  const reportOf = createReports({ registry, ledger, compliance, log, clock, assessOver })
  const factOf: Maturity['fact'] = async (id, domain) => {
    const definition = FACTS.get(id)
    if (definition === undefined) throw MaturityError.factNotFound(id, [...FACTS.keys()])
    const items: FactItem[] = []
    const question = { registry, at: clock(), definitions: [definition] }
    const figures = await readFigures(question, domain, (item) => items.push(item))
    const counted = figures.get(id)
    if (counted === undefined) throw new RangeError(`${id} was not counted`)
    return { ...counted.figure, items }
  }
  const assessOnce: Maturity['assess'] = async (id, domain) =>
    (await assessNow(requireModel(id), clock(), domain)).assessment
  return {
    models: () => models.map(viewOf),
    assess: assessOnce,
    async keep(actor, id, domain) {
      const model = requireModel(id)
      const permit = await permits.require(actor, 'maturity.assess', {
        subject: `maturity:${id}`,
        domain: domain ?? '',
      })
      return log.keep(permit, newId(), await assessNow(model, permit.at, domain))
    },
    async kept(id, query = {}) {
      const { domain } = query
      if (domain !== undefined) await registry.domains.get(domain)
      return log.list(requireModel(id).id, query)
    },
    fact: factOf,
    async figures(domain) {
      const figures = await readFigures({ registry, at: clock(), definitions }, domain)
      return [...figures.values()].map(({ figure }) => figure)
    },
    async answer(actor, id, question, said) {
      const model = requireModel(id)
      if (typeof said.domain === 'string') await registry.domains.get(said.domain)
      return answers.give(actor, model, question, said)
    },
    report: (id, domain) => reportOf(requireModel(id), domain),
    badges: createBadges({
      registry,
      clock,
      assess: assessOnce,
      highestOf: (id) => requireModel(id).levels.length,
      figure: factOf,
    }),
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
