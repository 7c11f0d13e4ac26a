import { z } from 'zod'
import { compileExpression } from './compile-expression.ts'
import { ExpressionError } from './expression-error.ts'

/** The text of an expression in a document; one that cannot be compiled is a mistake at its place. */
export const expressionSchema = z.string().superRefine((source, context) => {
  try {
    compileExpression(source)
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error
    context.addIssue({
      code: 'custom',
      message: `${error.message} (character ${error.offset + 1} of the expression)`,
    })
  }
})
