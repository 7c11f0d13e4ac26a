import { z } from 'zod'
import {
  allPages,
  inputTexts,
  parseInput,
  type Actor,
  type GuardedCollection,
  type Permits,
  type Registry,
} from '../../registry/index.ts'
import type { Stored, Where } from '../../store/index.ts'
import type { Answer, AskedQuestion } from '../assessment.ts'
import { keyOfScope, keysOfScope, scopeOfKey, type Scope } from '../facts/fact.ts'
import { MaturityError } from '../maturity-error.ts'
import { HIGHEST_ANSWER, type MaturityModel } from '../models/maturity-model.ts'
import type { AnswerDocument } from './answer-document.ts'

/** What somebody answers. */
export const answerInput = z
  .strictObject({
    /** Absent, as the circle: for the whole registry. */
    domain: z.string().min(1).max(500).optional(),
    circle: z.string().min(1).max(64).optional(),
    /** No, planned, in some places, in most places, everywhere. */
    value: z.int().min(0).max(HIGHEST_ANSWER),
    note: inputTexts.optionalText(2_000),
    /** Where others can see that it is so. */
    proof: inputTexts.webAddress.optional(),
  })
  .refine(({ domain, circle }) => domain === undefined || circle === undefined, {
    error: 'must be left out where the answer is given for a domain',
    path: ['circle'],
  })
export type AnswerInput = z.infer<typeof answerInput>

/** What people said to the questions of maturity models. */
export interface AnswerBook {
  /**
   * Keeps an answer, beside those given before.
   * @throws MaturityError `maturity-question-not-found`; RegistryError `not-allowed`, `invalid-input`
   */
  give(
    actor: Actor,
    model: MaturityModel,
    question: string,
    input: AnswerInput,
  ): Promise<AskedQuestion>
  /**
   * The questions of a model as they stood at a moment. For a circle or domain the newest answer given for it counts,
   * else the newest for the nearest domain around it, else that for the whole registry.
   */
  standing(
    model: MaturityModel,
    scope: Scope,
    at: Date,
  ): Promise<ReadonlyMap<string, AskedQuestion>>
}

export interface AnswerPorts {
  readonly answers: GuardedCollection<AnswerDocument>
  readonly permits: Permits
  readonly domains: Pick<Registry['domains'], 'pathsOf'>
  readonly clock: () => Date
  readonly newId: () => string
}

const DAY = 86_400_000 // milliseconds

export function createAnswerBook({
  answers,
  permits,
  domains,
  clock,
  newId,
}: AnswerPorts): AnswerBook {
  return {
    async give(actor, model, questionId, input) {
      const question = model.questions.find(({ id }) => id === questionId)
      if (question === undefined) throw MaturityError.questionNotFound(questionId, model)
      const { domain, circle, ...said } = parseInput(answerInput, input)
      const place = keyOfScope({ domain, circle })
      const subject = `maturity:${model.id}/${questionId}`
      const permit = await permits.require(actor, 'maturity.answer', {
        subject,
        domain: domain ?? '',
        ...(circle !== undefined && { circle }),
        ...(question.role !== undefined && { role: question.role }),
      })
      const document: AnswerDocument = {
        model: model.id,
        question: questionId,
        domain: place,
        ...said,
        by: actor.id,
        role: permit.authority.role,
        at: permit.at.toISOString(),
        expiresAt: new Date(permit.at.getTime() + model.answersExpireDays * DAY).toISOString(),
      }
      await answers.insert(permit, newId(), document, {
        event: 'maturity.answered',
        reason: said.note,
        change: {
          domain,
          circle,
          value: said.value,
          proof: said.proof,
          expiresAt: document.expiresAt,
        },
      })
      return asked(question, document, clock())
    },

    async standing(model, scope, at) {
      const nearest = new Map<string, AnswerDocument>()
      for (const place of placesAround(scope)) {
        const where = {
          model: { eq: model.id },
          domain: { in: await keysOfScope(scopeOfKey(place), domains) },
          at: { lte: at.toISOString() },
        }
        const inPlace = new Set<string>()
        for await (const { value } of newestFirst(answers, where)) {
          if (inPlace.has(value.question)) continue
          inPlace.add(value.question)
          const isNearer = nearest.get(value.question)
          if (isNearer === undefined || Date.parse(isNearer.expiresAt) <= at.getTime()) {
            nearest.set(value.question, value)
          }
          if (inPlace.size === model.questions.length) break
        }
      }
      return new Map(
        model.questions.map((question) => [
          question.id,
          asked(question, nearest.get(question.id), at),
        ]),
      )
    },
  }
}

function newestFirst(
  answers: AnswerPorts['answers'],
  where: Where,
): AsyncGenerator<Stored<AnswerDocument>> {
  return allPages(answers, { where, sort: ['-at'] })
}

/** The circle, or the domain with those around it, and the whole registry, nearest first. */
function placesAround({ domain, circle }: Scope): readonly string[] {
  if (circle !== undefined) return [keyOfScope({ circle }), '']
  const segments = domain === undefined ? [] : domain.split('/')
  const places = segments.map((_, index) => segments.slice(0, segments.length - index).join('/'))
  return [...places, '']
}

function asked(
  { id, text }: MaturityModel['questions'][number],
  given: AnswerDocument | undefined,
  at: Date,
): AskedQuestion {
  if (given === undefined) return { id, text, state: 'open' }
  const state = Date.parse(given.expiresAt) <= at.getTime() ? 'expired' : 'answered'
  return { id, text, state, answer: answerView(given) }
}

function answerView({
  value,
  by,
  role,
  domain,
  note,
  proof,
  at,
  expiresAt,
}: AnswerDocument): Answer {
  return {
    value,
    by,
    ...(role !== undefined && { role }),
    ...scopeOfKey(domain),
    ...(note !== undefined && { note }),
    ...(proof !== undefined && { proof }),
    at,
    expiresAt,
  }
}
