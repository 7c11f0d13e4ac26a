import {
  findOptions,
  viewPage,
  type GuardedCollection,
  type PageRequest,
  type Permit,
  type Registry,
  type ViewPage,
} from '../../registry/index.ts'
import type { Stored } from '../../store/index.ts'
import type { Assessment, Confidence } from '../assessment.ts'
import { keyOfScope, keysOfScope, scopeOfKey, type FactFigure, type Scope } from '../facts/fact.ts'
import type { Figures } from '../facts/tally.ts'
import type { AssessmentDocument } from './assessment-document.ts'

/** An assessment as it was kept: its levels, and every figure and answer that they rest on. */
export interface KeptAssessment {
  readonly id: string
  readonly model: string
  readonly modelVersion: string
  readonly scope: Scope
  readonly asOf: string
  readonly level: Assessment['level']
  readonly mean: number
  readonly confidence: Confidence
  readonly dimensions: AssessmentDocument['dimensions']
  readonly facts: AssessmentDocument['facts']
  readonly answers: AssessmentDocument['answers']
}

/** Which of the assessments kept. */
export interface AssessmentQuery extends PageRequest {
  /** Absent: those of the whole registry. */
  readonly domain?: string | undefined
  readonly circle?: string | undefined
  /** ISO 8601 instants: not before, and not after. */
  readonly from?: string | undefined
  readonly to?: string | undefined
}

/** The assessments kept over time, from which trends are drawn. */
export interface AssessmentLog {
  /** Keeping under an id a second time is harmless: the first one stays. */
  keep(permit: Permit, id: string, made: AssessmentMade): Promise<KeptAssessment>
  /** Newest first. @throws RegistryError `invalid-cursor` */
  list(model: string, query: AssessmentQuery): Promise<ViewPage<KeptAssessment>>
}

/** An assessment with the facts that it asked for. */
export interface AssessmentMade {
  readonly assessment: Assessment
  readonly facts: readonly FactFigure[]
  /** All facts of the scope. */
  readonly figures: Figures
}

export function createAssessmentLog(
  assessments: GuardedCollection<AssessmentDocument>,
  domains: Pick<Registry['domains'], 'pathsOf'>,
): AssessmentLog {
  return {
    async keep(permit, id, made) {
      const document = documentOf(made)
      const { model, level, mean } = document
      const stored = await assessments.insert(permit, id, document, {
        event: 'maturity.assessed',
        change: { assessment: id, model, level: level.n, mean },
      })
      const kept = stored ?? (await assessments.get(id))
      if (kept === undefined) throw new Error(`${id} is taken and cannot be read`)
      return keptView(kept)
    },

    async list(model, { domain, circle, from, to, ...page }) {
      const at = { ...(from !== undefined && { gte: from }), ...(to !== undefined && { lte: to }) }
      const where = {
        model: { eq: model },
        domain: { in: await keysOfScope({ domain, circle }, domains) },
        ...(Object.keys(at).length > 0 && { at }),
      }
      return viewPage(await assessments.find(findOptions(page, { where, sort: ['-at'] })), keptView)
    },
  }
}

function documentOf({
  assessment,
  facts,
}: Pick<AssessmentMade, 'assessment' | 'facts'>): AssessmentDocument {
  const { model, modelVersion, scope, asOf, level, mean, confidence, dimensions } = assessment
  const questions = new Map(
    dimensions
      .flatMap(({ cells }) => cells.flatMap((cell) => cell.questions))
      .map((question) => [question.id, question]),
  )
  return {
    model,
    modelVersion,
    domain: keyOfScope(scope),
    at: asOf,
    level: { ...level },
    mean,
    confidence: { ...confidence },
    dimensions: dimensions.map(({ id, name, level: reached }) => ({ id, name, level: reached })),
    facts: facts.map(({ id, value, numerator, denominator }) => ({
      id,
      value,
      numerator,
      denominator,
    })),
    answers: [...questions.values()].flatMap(({ id, answer }) =>
      answer === undefined
        ? []
        : [{ question: id, value: answer.value, by: answer.by, expiresAt: answer.expiresAt }],
    ),
  }
}

function keptView({ id, value }: Stored<AssessmentDocument>): KeptAssessment {
  const { domain, at, ...said } = value
  return { id, ...said, scope: scopeOfKey(domain), asOf: at }
}
