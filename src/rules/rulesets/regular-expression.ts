/**
 * Regular expressions of rulesets and of the filters in them, in JavaScript's syntax and with its meaning.
 * Whoever wrote them, a search takes time in proportion to the text, or it ends with an error.
 */
import { parsePattern } from './regular-expression/parse-pattern.ts'
import { searchCost, stepsWithin, type Bound } from './regular-expression/search-cost.ts'
import { shortenPattern } from './regular-expression/shorten-pattern.ts'
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

type LinearEngine = typeof import('re2js')

let linearEngine: LinearEngine | undefined

/**
 * Loads the engine that searches in linear time whatever the expression. Expressions compiled before that do
 * without it, which costs time and never an answer.
 */
export async function loadLinearEngine(): Promise<void> {
  linearEngine ??= await import('re2js')
}

/**
 * Compiles an expression once for many texts. How a text is searched depends on the steps that V8's matcher,
 * which backtracks, can need for it (`search-cost.ts` proves a bound):
 *
 * 1. V8 where the bound is linear, or where it is less than starting a clock would take;
 * 2. else RE2, which needs linear time for what it can express;
 * 3. else V8 with a clock that ends the search.
 *
 * @param trust `shipped` for expressions of this project, which are known to be harmless
 * @throws RegularExpressionError `expression-invalid`
 */
export function compileRegularExpression(
  source: string,
  flags = '',
  trust: 'shipped' | 'foreign' = 'foreign',
): RegularExpression {
  if (source.length > MOST_CHARACTERS) {
    const message = `the expression has more than ${MOST_CHARACTERS} characters`
    throw new RegularExpressionError('expression-invalid', message)
  }
  // Neither changes whether there is a match, and `g` would make an expression remember where it was.
  const kept = flags.replaceAll(/[gd]/g, '')
  const beginning = kept === '' ? LITERAL_BEGINNING.exec(source)?.[1] : undefined
  if (beginning !== undefined) {
    const literal = beginning.replaceAll('\\/', '/')
    return { source, flags, test: (text) => text.startsWith(literal) }
  }
  const written = nativeExpression(source, kept)
  if (trust === 'shipped') return { source, flags, test: (text) => written.test(text) }
  const { native, bound } = withBound(written)
  const search = (text: string) => {
    native.lastIndex = 0
    return native.test(text)
  }
  if (bound.degree <= 1 && bound.factor <= FEW_STEPS) {
    return { source, flags, test: (text) => withoutOverflow(native, () => search(text)) }
  }
  const linear = linearExpression(source, kept)
  const guarded = new GuardedSearch(native, search)
  const test = (text: string) => {
    if (stepsWithin(bound, text.length) <= FEW_STEPS) return search(text)
    if (linear !== undefined && !DIFFERENT_THERE.test(text)) return linear.test(text)
    return guarded.test(text)
  }
  return { source, flags, test }
}

/** An expression that asks how a text begins, and nothing else: as those for extensions do. */
const LITERAL_BEGINNING = /^\^((?:[\w-]|\\?\/)+)$/

/** Characters of an expression; published ones stay under a thousand. */
const MOST_CHARACTERS = 50_000
/** Characters of an expression whose cost is worked out; larger ones go to RE2, or run under a clock. */
const MOST_ANALYSED = 2_000

/** Steps that V8 takes in about the time that starting a clock does, 60 microseconds. */
const FEW_STEPS = 20_000

function withBound(written: RegExp): { readonly native: RegExp; readonly bound: Bound } {
  const unknown = { native: written, bound: { degree: Infinity, factor: 1 } }
  if (written.source.length > MOST_ANALYSED) return unknown
  const parsed = parsePattern(written.source, written.flags)
  if (parsed === undefined) return unknown
  const shorter = shortenPattern(parsed)
  if (shorter === undefined) return { native: written, bound: searchCost(parsed.node) }
  const native = nativeExpression(shorter, written.flags)
  const node = parsePattern(native.source, native.flags)?.node
  return node === undefined ? unknown : { native, bound: searchCost(node) }
}

/**
 * An expression as rulesets write it: `/source/flags`, or the source alone.
 *
 * @throws RegularExpressionError `expression-invalid`
 */
export function compileWrittenExpression(written: string): RegularExpression {
  const literal = /^\/(.+)\/([a-z]*)$/.exec(written)
  if (literal === null) return compileRegularExpression(written)
  return compileRegularExpression(literal[1] ?? '', literal[2])
}

/**
 * Where RE2 and JavaScript differ: RE2 counts code points and not code units, its `.` and `\s` stop at other
 * characters, and it knows two letters beyond ASCII that are a k and an s in another case.
 */
const DIFFERENT_THERE =
  /[\r\v\ud800-\udfff\u017f\u212a\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]/

function nativeExpression(source: string, flags: string): RegExp {
  try {
    return new RegExp(source, flags)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new RegularExpressionError('expression-invalid', reason, { cause: error })
  }
}

/** What RE2 takes for something else than the letters that JavaScript reads there without the flag `u`. */
const OTHER_MEANING = /\\[pPaAzQEC]|\\x\{|\[\[:/

/** The same expression for RE2; undefined for what RE2 cannot say, such as look-around and references back. */
function linearExpression(
  source: string,
  flags: string,
): { test(text: string): boolean } | undefined {
  if (linearEngine === undefined || /[^ims]/.test(flags)) return undefined
  if (OTHER_MEANING.test(source)) return undefined
  // Other cases of letters beyond ASCII are not the same in both.
  if (flags.includes('i') && /[^\0-\x7f]|\\[uxc]/.test(source)) return undefined
  const { RE2JS } = linearEngine
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
/** Enough for a machine that is busy with other things. */
const GUARDED_MILLISECONDS = 250
/** Searches that may end without an answer, before the expression is given up for good. */
const MOST_FAILURES = 3

/** V8's own matcher can be interrupted, so a search under a time limit ends when its time is up. */
class GuardedSearch {
  readonly #expression: RegExp
  readonly #search: (text: string) => boolean
  #failures = 0

  constructor(expression: RegExp, search: (text: string) => boolean) {
    this.#expression = expression
    this.#search = search
  }

  test(text: string): boolean {
    if (text.length > GUARDED_TEXT) {
      throw overBudget(this.#expression, `the text has more than ${GUARDED_TEXT} characters`)
    }
    if (this.#failures >= MOST_FAILURES) {
      throw overBudget(this.#expression, 'it took too long for other texts')
    }
    try {
      return withinTime(GUARDED_MILLISECONDS, () => this.#search(text))
    } catch (error) {
      if (!(error instanceof TimeLimitError)) throw error
      this.#failures += 1
      throw overBudget(this.#expression, error.message, error)
    }
  }
}

/** In a text of many megabytes V8 may have no room left to remember where it could go on. */
function withoutOverflow(expression: RegExp, search: () => boolean): boolean {
  try {
    return search()
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    throw overBudget(expression, 'the text is too long for it', error)
  }
}

function overBudget(expression: RegExp, why: string, cause?: unknown): RegularExpressionError {
  const message = `the regular expression ${String(expression)} was given up: ${why}`
  return new RegularExpressionError('expression-over-budget', message, { cause })
}
