import {
  charSet,
  complement,
  DIGITS,
  EVERYTHING,
  ignoringCase,
  LINE_ENDS,
  SPACE,
  WORD,
  type CharSet,
} from './char-set.ts'
import { factorChoice } from './factor-choice.ts'
import type { PatternNode } from './pattern-node.ts'

class NotUnderstood extends Error {}

export interface ParsedPattern {
  readonly node: PatternNode
  /** Of a sequence as a whole: what is written for each of its items; empty for a choice. */
  readonly itemSources: readonly string[]
}

/**
 * Reads an expression that V8 has accepted, without the flags `u`, `v` and `y`.
 *
 * @returns undefined for what is not understood here, such as references back: nothing is known of its cost then
 */
export function parsePattern(source: string, flags: string): ParsedPattern | undefined {
  if (/[^dgims]/.test(flags) || source.length > MOST_CHARACTERS) return undefined
  try {
    return new PatternParser(source, flags).parse()
  } catch (error) {
    if (error instanceof NotUnderstood) return undefined
    throw error
  }
}

const CONTROL: Readonly<Record<string, number>> = { f: 0x0c, n: 0x0a, r: 0x0d, t: 0x09, v: 0x0b }
const MOST_DEPTH = 50
/** Nothing is said of longer expressions. */
const MOST_CHARACTERS = 2_000

class PatternParser {
  readonly #source: string
  readonly #ignoresCase: boolean
  readonly #isMultiline: boolean
  readonly #dot: CharSet
  #at = 0
  #depth = 0
  readonly #itemSources: string[] = []
  /** Whether the whole is one. */
  #isChoice = false

  constructor(source: string, flags: string) {
    this.#source = source
    this.#ignoresCase = flags.includes('i')
    this.#isMultiline = flags.includes('m')
    this.#dot = flags.includes('s') ? EVERYTHING : complement(LINE_ENDS)
  }

  parse(): ParsedPattern {
    const node = this.#choice()
    if (this.#at < this.#source.length) throw new NotUnderstood()
    return { node, itemSources: this.#isChoice ? [] : this.#itemSources }
  }

  #take(text: string): boolean {
    if (!this.#source.startsWith(text, this.#at)) return false
    this.#at += text.length
    return true
  }

  /** Matches at the place reached; the expression is sticky. */
  #match(expression: RegExp): RegExpExecArray | undefined {
    expression.lastIndex = this.#at
    const found = expression.exec(this.#source) ?? undefined
    if (found !== undefined) this.#at += found[0].length
    return found
  }

  #choice(): PatternNode {
    this.#depth += 1
    if (this.#depth > MOST_DEPTH) throw new NotUnderstood()
    const options = [this.#sequence()]
    while (this.#take('|')) options.push(this.#sequence())
    this.#depth -= 1
    if (this.#depth === 0) this.#isChoice = options.length > 1
    const [only] = options
    return options.length === 1 && only !== undefined ? only : factorChoice(options)
  }

  #sequence(): PatternNode {
    const items: PatternNode[] = []
    while (this.#at < this.#source.length && !/[|)]/.test(this.#source.charAt(this.#at))) {
      const start = this.#at
      items.push(this.#quantified(this.#atom()))
      if (this.#depth === 1) this.#itemSources.push(this.#source.slice(start, this.#at))
    }
    return { kind: 'sequence', items }
  }

  #quantified(body: PatternNode): PatternNode {
    const found = this.#match(/(?:[*+?]|\{(\d+)(,(\d*))?\})\??/y)
    if (found === undefined) return body
    const [text, least, more, most] = found
    if (text.startsWith('*')) return { kind: 'repeat', body, min: 0, max: Infinity }
    if (text.startsWith('+')) return { kind: 'repeat', body, min: 1, max: Infinity }
    if (text.startsWith('?')) return { kind: 'repeat', body, min: 0, max: 1 }
    const min = Number(least)
    if (more === undefined) return { kind: 'repeat', body, min, max: min }
    return { kind: 'repeat', body, min, max: most === '' ? Infinity : Number(most) }
  }

  #atom(): PatternNode {
    if (this.#take('^')) return { kind: 'assertion', isStart: !this.#isMultiline }
    if (this.#take('$')) return { kind: 'assertion', isStart: false }
    if (this.#take('(')) return this.#group()
    if (this.#take('.')) return this.#char(this.#dot)
    if (this.#take('[')) return this.#class()
    if (this.#take('\\b') || this.#take('\\B')) return { kind: 'assertion', isStart: false }
    if (this.#take('\\')) return this.#char(this.#escape())
    const char = this.#source.charAt(this.#at)
    if (/[*+?]/.test(char)) throw new NotUnderstood()
    this.#at += 1
    return this.#char(one(char.charCodeAt(0)))
  }

  #group(): PatternNode {
    const look = this.#match(/\?(<?)[=!]/y)
    if (look === undefined) {
      const isPlain = this.#match(/\?(?::|<[A-Za-z_$][\w$]*>)/y) !== undefined
      if (!isPlain && this.#source.startsWith('?', this.#at)) throw new NotUnderstood()
    }
    const body = this.#choice()
    if (!this.#take(')')) throw new NotUnderstood()
    return look === undefined ? body : { kind: 'look', isAhead: look[1] === '', body }
  }

  #char(set: CharSet): PatternNode {
    if (!this.#ignoresCase) return { kind: 'char', set }
    const both = ignoringCase(set)
    if (both === undefined) throw new NotUnderstood()
    return { kind: 'char', set: both }
  }

  #class(): PatternNode {
    const isNegated = this.#take('^')
    const ranges: (readonly [number, number])[] = []
    while (!this.#take(']')) {
      const low = this.#classMember()
      const isRange = this.#match(/-(?=[^\]])/y) !== undefined
      const high = isRange ? this.#classMember() : low
      const [first, last] = [low[0], high[0]]
      if (!isRange) ranges.push(...low)
      else if (isSingle(low) && isSingle(high) && first !== undefined && last !== undefined) {
        ranges.push([first[0], last[0]])
      } else throw new NotUnderstood()
    }
    const set = charSet(ranges)
    if (!isNegated) return this.#char(set)
    const excluded = this.#ignoresCase ? ignoringCase(set) : set
    if (excluded === undefined) throw new NotUnderstood()
    return { kind: 'char', set: complement(excluded) }
  }

  #classMember(): CharSet {
    if (this.#at >= this.#source.length) throw new NotUnderstood()
    if (this.#take('\\b')) return one(0x08)
    if (this.#take('\\')) return this.#escape()
    this.#at += 1
    return one(this.#source.charCodeAt(this.#at - 1))
  }

  /** What a backslash stands for with what follows it. */
  #escape(): CharSet {
    const hex = this.#match(/u([\dA-Fa-f]{4})|x([\dA-Fa-f]{2})/y)
    if (hex !== undefined) return one(parseInt(hex[1] ?? hex[2] ?? '', 16))
    const char = this.#source.charAt(this.#at)
    this.#at += 1
    const control = Object.hasOwn(CONTROL, char) ? CONTROL[char] : undefined
    if (control !== undefined) return one(control)
    const known = { d: DIGITS, w: WORD, s: SPACE }[char.toLowerCase()]
    if (known !== undefined) return char === char.toLowerCase() ? known : complement(known)
    if (/[\dA-Za-z]/.test(char) || char === '') throw new NotUnderstood()
    return one(char.charCodeAt(0))
  }
}

function one(code: number): CharSet {
  return [[code, code]]
}

function isSingle(set: CharSet): boolean {
  const [range] = set
  return set.length === 1 && range !== undefined && range[0] === range[1]
}
