import type { AnswerBook } from '../answers/answer-book.ts'
import { assess, type Frame } from '../assess.ts'
import type { FactQuestion, FactReader } from '../facts/fact-reader.ts'
import type { FactFigure } from '../facts/fact.ts'
import type { CountedFact, Figures } from '../facts/tally.ts'
import type { MaturityModel } from '../models/maturity-model.ts'
import type { AssessmentMade } from './assessment-log.ts'

/** Makes assessments, each with the facts that it asked for. */
export interface Assessor {
  over(figures: Figures, model: MaturityModel, frame: Frame): Promise<AssessmentMade>
  /** @throws as `FactReader.read` */
  make(model: MaturityModel, question: FactQuestion): Promise<AssessmentMade>
  /** Everything that has a trend: each model, for the whole, for the domains at the top and for the circles. */
  all(): AsyncIterable<AssessmentMade>
}

export function createAssessor({
  answers,
  reader,
  models,
}: {
  readonly answers: AnswerBook
  readonly reader: FactReader
  readonly models: readonly MaturityModel[]
}): Assessor {
  const over: Assessor['over'] = async (figures, model, frame) => {
    const questions = await answers.standing(model, frame, frame.at)
    const asked = new Set<FactFigure>()
    const fact = (id: string): CountedFact | undefined => {
      const counted = figures.get(id)
      if (counted !== undefined) asked.add(counted.figure)
      return counted
    }
    const assessment = assess(model, frame, { fact, question: (id) => questions.get(id) })
    return { assessment, facts: [...asked], figures }
  }
  return {
    over,
    async make(model, question) {
      const { figures, at } = await reader.read(question)
      return over(figures, model, { ...question, at })
    },
    async *all() {
      const scopes = await reader.scopes()
      const read = await reader.readMany(scopes)
      for (const [index, { figures, at }] of read.entries()) {
        for (const model of models) yield await over(figures, model, { ...scopes[index], at })
      }
    },
  }
}
