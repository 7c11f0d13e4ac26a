/**
 * Regular expressions of rulesets and of the filters in them, in JavaScript's syntax and with its meaning.
 * Whoever wrote them, a search takes time in proportion to the text, or it ends with an error.
 */
import { RE2JS } from 're2js'
import { TimeLimitError, withinTime } from './within-time.ts'

export interface RegularExpression {
  readonly source: string
  readonly flags: string
  /**
   * Whether a match begins anywhere in the text, as `RegExp.prototype.test` says for a fresh expression.
   *
   * @throws RegularExpressionError `expression-over-budget`
   */
  test(text: string): boolean
}

/** `expression-invalid`: it is none; `expression-over-budget`: it was ended before it had an answer. */
export class RegularExpressionError extends Error {
  readonly code: 'expression-invalid' | 'expression-over-budget'

  constructor(code: RegularExpressionError['code'], message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'RegularExpressionError'
    this.code = code
  }
}

/**
 * Compiles an expression once for many texts.
 *
 * @param trust `shipped` for expressions of this project, whose linearity its tests see to
 * @throws RegularExpressionError `expression-invalid`
 */
export function compileRegularExpression(
  source: string,
  flags = '',
  trust: 'shipped' | 'foreign' = 'foreign',
): RegularExpression {
  // Neither changes whether there is a match, and `g` would make an expression remember where it was.
  const native = nativeExpression(source, flags.replaceAll(/[gd]/g, ''))
  if (trust === 'shipped') return { source, flags, test: (text) => native.test(text) }
  const linear = linearExpression(source, native.flags)
  const guarded = (text: string) => testGuarded(native, text)
  if (linear === undefined) return { source, flags, test: guarded }
  // RE2 counts code points, JavaScript counts code units.
  const test = (text: string) => (SURROGATE.test(text) ? guarded(text) : linear.test(text))
  return { source, flags, test }
}

/**
 * An expression as rulesets write it: `/source/flags`, or the source alone.
 *
 * @throws RegularExpressionError `expression-invalid`
 */
export function compileWrittenExpression(
  written: string,
  trust: 'shipped' | 'foreign' = 'foreign',
): RegularExpression {
  const literal = /^\/(.+)\/([a-z]*)$/s.exec(written)
  if (literal === null) return compileRegularExpression(written, '', trust)
  return compileRegularExpression(literal[1] ?? '', literal[2], trust)
}

const SURROGATE = /[\ud800-\udfff]/

function nativeExpression(source: string, flags: string): RegExp {
  try {
    return new RegExp(source, flags)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new RegularExpressionError('expression-invalid', reason, { cause: error })
  }
}

/** The same expression for RE2; undefined for what RE2 cannot say, such as look-around and back references. */
function linearExpression(source: string, flags: string): RE2JS | undefined {
  if (/[^ims]/.test(flags)) return undefined
  let bits = 0
  if (flags.includes('i')) bits |= RE2JS.CASE_INSENSITIVE
  if (flags.includes('m')) bits |= RE2JS.MULTILINE
  if (flags.includes('s')) bits |= RE2JS.DOTALL
  try {
    return RE2JS.compile(RE2JS.translateRegExp(source), bits)
  } catch {
    // Not an error of the expression, which V8 has accepted: it runs under a limit of time instead.
    return undefined
  }
}

const GUARDED_TEXT = 100_000 // UTF-16 code units
const GUARDED_MILLISECONDS = 50

/** V8's own matcher can be interrupted, so a search under a time limit ends when its time is up. */
function testGuarded(expression: RegExp, text: string): boolean {
  if (text.length > GUARDED_TEXT) {
    throw overBudget(expression, `the text has more than ${String(GUARDED_TEXT)} characters`)
  }
  expression.lastIndex = 0
  try {
    return withinTime(GUARDED_MILLISECONDS, () => expression.test(text))
  } catch (error) {
    if (!(error instanceof TimeLimitError)) throw error
    throw overBudget(expression, error.message, error)
  }
}

function overBudget(expression: RegExp, why: string, cause?: unknown): RegularExpressionError {
  const message = `the regular expression ${String(expression)} was given up: ${why}`
  return new RegularExpressionError('expression-over-budget', message, { cause })
}
