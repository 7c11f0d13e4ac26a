import { z } from 'zod'
import { compileExpression, expressionSchema } from '../../expressions/index.ts'

const identifier = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/)
const words = z.string().trim().min(1).max(1_000)

const cell = z.strictObject({
  level: z.int().min(2),
  name: words,
  /** CEL over the fact base, for instance `owner_share >= 0.95`; all of it has to hold. */
  evidence: z.array(expressionSchema).default([]),
  /** Questions that only people can answer; they decide together with the evidence. */
  questions: z.array(words).default([]),
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
    levels: z
      .array(z.strictObject({ n: z.int().min(1), id: identifier, name: words, meaning: words }))
      .min(2),
    dimensions: z
      .array(z.strictObject({ id: identifier, name: words, cells: z.array(cell).min(1) }))
      .min(1),
  })
  .superRefine(({ levels, dimensions }, context) => {
    levels.forEach(({ n }, index) => {
      if (n === index + 1) return
      context.addIssue({
        code: 'custom',
        path: ['levels', index, 'n'],
        message: `Levels are listed from 1 upwards without gaps; this one should be ${index + 1}.`,
      })
    })
    dimensions.forEach(({ cells }, dimension) => {
      cells.forEach(({ level, evidence: given, questions }, index) => {
        const path = ['dimensions', dimension, 'cells', index]
        if (level !== index + 2 || level > levels.length) {
          context.addIssue({
            code: 'custom',
            path: [...path, 'level'],
            message: `Cells are listed from level 2 to ${levels.length} without gaps; this one should be ${index + 2}.`,
          })
        }
        if (given.length + questions.length === 0) {
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
      })),
    })),
  }))

export type MaturityModel = z.infer<typeof maturityModelSchema>
export type Dimension = MaturityModel['dimensions'][number]
export type Cell = Dimension['cells'][number]
