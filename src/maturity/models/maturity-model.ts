import { z } from 'zod'
import { compileExpression, expressionSchema } from '../../expressions/index.ts'

const identifier = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/)
const words = z.string().trim().min(1).max(1_000)

/** People answer from 0, "no", to this, "everywhere, and reviewed". */
export const HIGHEST_ANSWER = 4

const cell = z.strictObject({
  level: z.int().min(2),
  name: words,
  /** What an organisation looks like that is there. */
  attributes: z.array(words).default([]),
  /** CEL over the fact base, for instance `owner_share >= 0.95`; all of it has to hold. */
  evidence: z.array(expressionSchema).default([]),
  /** Further evidence of which one list has to hold in whole. */
  alternatives: z.array(z.array(expressionSchema).min(1)).default([]),
  /** Ids of questions that only people can answer; they decide together with the evidence. */
  questions: z.array(identifier).default([]),
  /** The mean of the answers, 0 to 4, from which on they hold. */
  answersAtLeast: z.number().min(1).max(HIGHEST_ANSWER).default(3),
})

const question = z.strictObject({
  id: identifier,
  text: words,
  /** The role that is asked; absent: whoever has authority over the domain in question. */
  role: identifier.optional(),
})

const days = z.number().positive().max(1_000)

/** How many days of work one item of a kind takes, for the estimates of the road map. */
const effort = z.strictObject({
  record: days.default(0.1),
  decision: days.default(0.5),
  practice: days.default(0.5),
  agreement: days.default(1),
  connection: days.default(1),
  contract: days.default(2),
  service: days.default(10),
  answer: days.default(0.1),
})

/**
 * A maturity model as data (`policies/maturity-models`): levels, dimensions, and per dimension and level a
 * cell with its evidence. Level 1 is the floor and needs none.
 */
export const maturityModelSchema = z
  .strictObject({
    id: identifier,
    version: z.string().regex(/^\d+\.\d+\.\d+$/),
    name: words,
    description: words,
    /** Models are listed by it; the first is shown where none is asked for. */
    position: z.int().min(1).default(1_000),
    /** Where the model comes from, when it is not the organisation's own. */
    sources: z.array(words).default([]),
    /** How long an answer counts, in days. */
    answersExpireDays: z.int().min(1).max(3_650).default(180),
    effort: effort.prefault({}),
    questions: z.array(question).default([]),
    levels: z
      .array(z.strictObject({ n: z.int().min(1), id: identifier, name: words, meaning: words }))
      .min(2),
    dimensions: z
      .array(z.strictObject({ id: identifier, name: words, cells: z.array(cell).min(1) }))
      .min(1),
  })
  .superRefine(({ levels, dimensions, questions: asked }, context) => {
    const known = new Set(asked.map(({ id }) => id))
    if (known.size < asked.length) {
      context.addIssue({
        code: 'custom',
        path: ['questions'],
        message: 'Two questions have the same id.',
      })
    }
    levels.forEach(({ n }, index) => {
      if (n === index + 1) return
      context.addIssue({
        code: 'custom',
        path: ['levels', index, 'n'],
        message: `Levels are listed from 1 upwards without gaps; this one should be ${index + 1}.`,
      })
    })
    dimensions.forEach(({ cells }, dimension) => {
      cells.forEach(({ level, evidence: given, alternatives, questions }, index) => {
        const path = ['dimensions', dimension, 'cells', index]
        if (level !== index + 2 || level > levels.length) {
          context.addIssue({
            code: 'custom',
            path: [...path, 'level'],
            message: `Cells are listed from level 2 to ${levels.length} without gaps; this one should be ${index + 2}.`,
          })
        }
        for (const id of questions.filter((entry) => !known.has(entry))) {
          context.addIssue({
            code: 'custom',
            path: [...path, 'questions'],
            message: `The model declares no question "${id}".`,
          })
        }
        if (given.length + alternatives.length + questions.length === 0) {
          context.addIssue({
            code: 'custom',
            path,
            message: 'A cell without evidence and questions would hold for everybody.',
          })
        }
      })
    })
  })
  .transform((document) => ({
    ...document,
    dimensions: document.dimensions.map((dimension) => ({
      ...dimension,
      cells: dimension.cells.map((entry) => ({
        ...entry,
        evidence: entry.evidence.map(compileExpression),
        alternatives: entry.alternatives.map((all) => all.map(compileExpression)),
      })),
    })),
  }))

export type MaturityModel = z.infer<typeof maturityModelSchema>
export type Dimension = MaturityModel['dimensions'][number]
export type Cell = Dimension['cells'][number]
