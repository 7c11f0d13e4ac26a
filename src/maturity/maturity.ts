import type { Actor, Registry } from '../registry/index.ts'
import type { AnswerBook, AnswerInput } from './answers/answer-book.ts'
import { assess } from './assess.ts'
import type { AskedQuestion, Assessment } from './assessment.ts'
import { FACTS } from './facts/catalogue.ts'
import { computeFact, type Fact } from './facts/fact.ts'
import { MaturityError } from './maturity-error.ts'
import type { MaturityModel } from './models/maturity-model.ts'
import { readPortfolio } from './portfolio.ts'

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
   * One fact with every item behind it.
   * @throws MaturityError `maturity-fact-not-found`; RegistryError `domain-not-found`
   */
  fact(id: string, domain?: string): Promise<Fact>
  /**
   * Keeps what somebody answers to a question of a model.
   * @throws MaturityError `maturity-model-not-found`, `maturity-question-not-found`;
   *   RegistryError `not-allowed`, `invalid-input`, `domain-not-found`
   */
  answer(actor: Actor, model: string, question: string, input: AnswerInput): Promise<AskedQuestion>
}

export interface MaturityInput {
  readonly registry: Registry
  readonly models: readonly MaturityModel[]
  readonly answers: AnswerBook
  readonly clock: () => Date
}

export function createMaturity({ registry, models, answers, clock }: MaturityInput): Maturity {
  const requireModel = (id: string): MaturityModel => {
    const model = models.find((candidate) => candidate.id === id)
    if (model === undefined) throw MaturityError.modelNotFound(id, models)
    return model
  }
  return {
    models: () => models.map(viewOf),
    async assess(id, domain) {
      const model = requireModel(id)
      const portfolio = await readPortfolio(registry, clock(), domain)
      const computed = new Map<string, Fact | undefined>()
      const factOf = (factId: string): Fact | undefined => {
        if (!computed.has(factId)) {
          const definition = FACTS.get(factId)
          computed.set(factId, definition && computeFact(definition, portfolio, domain))
        }
        return computed.get(factId)
      }
      const questions = await answers.standing(model, domain, portfolio.at)
      return assess(
        model,
        { at: portfolio.at, domain },
        { fact: factOf, question: (questionId) => questions.get(questionId) },
      )
    },
    async fact(id, domain) {
      const definition = FACTS.get(id)
      if (definition === undefined) throw MaturityError.factNotFound(id, [...FACTS.keys()])
      return computeFact(definition, await readPortfolio(registry, clock(), domain), domain)
    },
    async answer(actor, id, question, input) {
      const model = requireModel(id)
      if (typeof input.domain === 'string') await registry.domains.get(input.domain)
      return answers.give(actor, model, question, input)
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
