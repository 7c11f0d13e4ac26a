import { Environment, ParseError, type ASTNode, type ParseResult } from '@marcbachmann/cel-js'
import { RE2JS } from 're2js'
import { boundedSource, CHARGE, LINEAR_MATCHES } from './bounded-source.ts'
import { ExpressionError } from './expression-error.ts'
import { factNames } from './names.ts'
import { walk } from './syntax.ts'

/** Facts by name; plain JSON values. Numbers are CEL doubles, as in a protobuf Struct: write `2.0 * n`. */
export type ExpressionContext = Readonly<Record<string, unknown>>

export type Evaluation =
  | { readonly ok: true; readonly value: unknown }
  /** Why there is no value, in words for the author of the expression. */
  | { readonly ok: false; readonly error: string }

export interface CompiledExpression {
  readonly source: string
  /** The facts it looks at, as dotted paths. */
  readonly names: readonly string[]
  /** Never throws, and never runs longer than its budget. */
  evaluate(context: ExpressionContext): Evaluation
}

const MAX_SOURCE_LENGTH = 4_000 // UTF-16 code units; the longest shipped condition has about 200
const MAX_ROUNDS = 100_000 // rounds of all comprehensions of one evaluation together

let roundsLeft = 0

const author = new Environment({
  unlistedVariablesAreDyn: true,
  homogeneousAggregateLiterals: false,
  limits: { maxAstNodes: 1_000, maxDepth: 50 },
})

const bounded = new Environment({
  unlistedVariablesAreDyn: true,
  homogeneousAggregateLiterals: false,
})
  .registerFunction(`${CHARGE}(dyn): dyn`, (collection: unknown) => {
    roundsLeft -= sizeOf(collection)
    if (roundsLeft < 0) throw new RangeError('the expression used up its evaluation budget')
    return collection
  })
  .registerFunction(`string.${LINEAR_MATCHES}(string): bool`, (text: string, pattern: string) =>
    linearPattern(pattern).test(text),
  )

/**
 * Compiles a CEL expression (Common Expression Language, cel-spec). Its length, depth and the rounds of
 * its comprehensions are bounded, and `matches` runs in linear time.
 *
 * @throws ExpressionError when the text is no expression, with the offset of the mistake
 */
export function compileExpression(source: string): CompiledExpression {
  if (source.length > MAX_SOURCE_LENGTH) {
    throw new ExpressionError(
      `The expression has ${source.length} characters; ${MAX_SOURCE_LENGTH} are allowed.`,
      MAX_SOURCE_LENGTH,
    )
  }
  for (const name of [CHARGE, LINEAR_MATCHES]) {
    if (source.includes(name)) {
      throw new ExpressionError(`The name ${name} is reserved.`, source.indexOf(name))
    }
  }
  const syntax = parse(author, source)
  checkPatterns(syntax.ast)
  const program = parse(bounded, boundedSource(source, syntax.ast))
  return {
    source,
    names: factNames(syntax.ast),
    evaluate: (context) => {
      roundsLeft = MAX_ROUNDS
      try {
        return { ok: true, value: program({ ...context }) }
      } catch (error) {
        return { ok: false, error: firstLine(error) }
      }
    },
  }
}

function parse(environment: Environment, source: string): ParseResult {
  try {
    return environment.parse(source)
  } catch (error) {
    const offset = error instanceof ParseError ? (error.range?.start ?? 0) : 0
    throw new ExpressionError(firstLine(error), offset, { cause: error })
  }
}

/** A literal pattern that is no regular expression is found when the document is read, not at the gate. */
function checkPatterns(expression: ASTNode): void {
  walk(expression, (node) => {
    if (node.op !== 'rcall' || node.args[0] !== 'matches') return
    const pattern = node.args[2][0]
    if (pattern?.op !== 'value' || typeof pattern.args !== 'string') return
    try {
      linearPattern(pattern.args)
    } catch (error) {
      throw new ExpressionError(
        `The pattern ${JSON.stringify(pattern.args)} is no regular expression (RE2): ${firstLine(error)}.`,
        pattern.range.start,
        { cause: error },
      )
    }
  })
}

function sizeOf(collection: unknown): number {
  if (Array.isArray(collection)) return collection.length
  return typeof collection === 'object' && collection !== null ? Object.keys(collection).length : 0
}

function linearPattern(pattern: string): RE2JS {
  return RE2JS.compile(pattern)
}

function firstLine(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  return message.split('\n', 1)[0] ?? message
}
