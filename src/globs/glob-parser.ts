import { GlobError } from './glob-error.ts'
import type { Instruction, Program } from './glob-program.ts'

/** Numbers that `{1..100}` may stand for. */
const MOST_NUMBERS = 1_000
/** Some tens for each character of a pattern. */
const MOST_INSTRUCTIONS = 20_000
const REPEATED = '?*+@!'

/** Turns the text of a glob into a program. What is begun and not ended stands for itself, as in shells. */
export class GlobParser {
  readonly #text: string
  readonly #program: Instruction[] = []
  #at = 0
  #isExcepting = false

  constructor(text: string) {
    this.#text = text
  }

  program(): Program {
    this.#sequence('')
    this.#add({ kind: 'end' })
    return this.#program
  }

  /** @param ends characters that end the sequence; they are left */
  #sequence(ends: string): void {
    while (this.#at < this.#text.length && !ends.includes(this.#next)) this.#item(ends)
  }

  get #next(): string {
    return this.#text.charAt(this.#at)
  }

  #item(ends: string): void {
    const character = this.#next
    if (REPEATED.includes(character) && this.#text.charAt(this.#at + 1) === '(') {
      if (this.#group(character)) return
    }
    switch (character) {
      case '*':
        this.#stars(ends)
        return
      case '?':
        this.#at += 1
        this.#add({ kind: 'noDot' }, { kind: 'one', takes: isNoSlash })
        return
      case '[':
        if (this.#class()) return
        break
      case '{':
        if (this.#range() || this.#choices()) return
        break
      case '\\':
        if (this.#at + 1 < this.#text.length) this.#at += 1
        break
      default:
    }
    this.#literal()
  }

  #literal(): void {
    const character = String.fromCodePoint(this.#text.codePointAt(this.#at) ?? 0)
    this.#at += character.length
    this.#add({ kind: 'literal', character })
  }

  #stars(ends: string): void {
    const before = this.#at === 0 ? '/' : this.#text.charAt(this.#at - 1)
    const start = this.#at
    while (this.#next === '*' && this.#text.charAt(this.#at + 1) !== '(') this.#at += 1
    const after = this.#next
    const isWhole = this.#at - start === 2 && '/{(,|'.includes(before)
    if (isWhole && after === '/') {
      this.#at += 1
      // Any number of segments, each with the slash behind it.
      const loop = this.#begin()
      this.#add({ kind: 'noDot' })
      this.#oneOrMore()
      this.#add({ kind: 'literal', character: '/' })
      this.#repeat(loop)
    } else if (isWhole && (after === '' || ends.includes(after))) {
      this.#add({ kind: 'noDot' })
      this.#oneOrMore()
      const loop = this.#begin()
      this.#add({ kind: 'literal', character: '/' }, { kind: 'noDot' })
      this.#oneOrMore()
      this.#repeat(loop)
    } else {
      this.#add({ kind: 'noDot' })
      const loop = this.#begin()
      this.#add({ kind: 'one', takes: isNoSlash })
      this.#repeat(loop)
    }
  }

  #oneOrMore(): void {
    const start = this.#program.length
    this.#add({ kind: 'one', takes: isNoSlash })
    this.#add({ kind: 'jump', to: [start, start + 2] })
  }

  /** Leaves room for the jump over what follows. */
  #begin(): number {
    this.#add({ kind: 'jump', to: [] })
    return this.#program.length - 1
  }

  /** Goes back to what was begun, which may also be passed over. */
  #repeat(begun: number): void {
    this.#add({ kind: 'jump', to: [begun] })
    this.#program[begun] = { kind: 'jump', to: [begun + 1, this.#program.length] }
  }

  #class(): boolean {
    const found = /^\[([!^]?)(\]?(?:\\.|\[:\w+:\]|[^\]\\/])*)\]/su.exec(this.#text.slice(this.#at))
    const [whole, sign, written] = found ?? []
    if (whole === undefined || written === undefined || written === '') return false
    const holds = membership(written)
    const takes = (character: string) => character !== '/' && holds(character) !== (sign !== '')
    this.#at += whole.length
    this.#add({ kind: 'noDot' }, { kind: 'one', takes })
    return true
  }

  /** `{1..5}` and `{a..e}`, with an optional step. */
  #range(): boolean {
    const found = /^\{(-?\d+|[a-z])\.\.(-?\d+|[a-z])(?:\.\.(-?\d+))?\}/i.exec(
      this.#text.slice(this.#at),
    )
    const [whole, from, to, step] = found ?? []
    if (whole === undefined || from === undefined || to === undefined) return false
    if (/\d$/.test(from) !== /\d$/.test(to)) return false
    const names = valuesBetween(from, to, Math.abs(Number(step ?? 1)) || 1)
    this.#at += whole.length
    this.#alternatives(
      names.map((name) => () => {
        for (const character of name) this.#add({ kind: 'literal', character })
      }),
    )
    return true
  }

  #choices(): boolean {
    const parts = partsOf(this.#text, this.#at, '{', '}', ',')
    if (parts === undefined || parts.starts.length < 2) return false
    this.#alternatives(
      parts.starts.map((start) => () => {
        this.#at = start
        this.#sequence(',}')
      }),
    )
    this.#at = parts.end
    return true
  }

  #group(sign: string): boolean {
    const parts = partsOf(this.#text, this.#at + 1, '(', ')', '|')
    if (parts === undefined) return false
    const branches = parts.starts.map((start) => () => {
      this.#at = start
      this.#sequence('|)')
    })
    if (sign === '!') this.#except(branches)
    else if (sign === '@') this.#alternatives(branches)
    else {
      const loop = this.#begin()
      this.#alternatives(branches)
      const after = this.#program.length + (sign === '?' ? 0 : 1)
      if (sign !== '?') this.#add({ kind: 'jump', to: [loop + 1, after] })
      const isOptional = sign !== '+'
      this.#program[loop] = { kind: 'jump', to: isOptional ? [loop + 1, after] : [loop + 1] }
    }
    this.#at = parts.end
    return true
  }

  #except(branches: readonly (() => void)[]): void {
    if (this.#isExcepting) throw new GlobError('has "!(" inside of "!(…)"')
    this.#isExcepting = true
    const outer = this.#program.splice(0)
    this.#alternatives(branches)
    this.#add({ kind: 'end' })
    const refused = this.#program.splice(0)
    this.#program.push(...outer)
    this.#isExcepting = false
    this.#add({ kind: 'noDot' }, { kind: 'except', refused })
  }

  #alternatives(branches: readonly (() => void)[]): void {
    const choice = this.#begin()
    const starts: number[] = []
    const ends: number[] = []
    for (const branch of branches) {
      starts.push(this.#program.length)
      branch()
      ends.push(this.#begin())
    }
    this.#program[choice] = { kind: 'jump', to: starts }
    for (const end of ends) this.#program[end] = { kind: 'jump', to: [this.#program.length] }
  }

  #add(...instructions: readonly Instruction[]): void {
    this.#program.push(...instructions)
    if (this.#program.length > MOST_INSTRUCTIONS) throw new GlobError('stands for too many names')
  }
}

const isNoSlash = (character: string): boolean => character !== '/'

interface Parts {
  /** Where each of them begins. */
  readonly starts: readonly number[]
  /** After what closes them. */
  readonly end: number
}

/** What is listed in brackets; undefined when they are not closed. */
function partsOf(
  text: string,
  open: number,
  opening: string,
  closing: string,
  comma: string,
): Parts | undefined {
  const starts = [open + 1]
  let depth = 0
  for (let at = open; at < text.length; at += 1) {
    const character = text.charAt(at)
    if (character === '\\') at += 1
    else if (character === opening) depth += 1
    else if (character === closing) {
      depth -= 1
      if (depth === 0) return { starts, end: at + 1 }
    } else if (character === comma && depth === 1) starts.push(at + 1)
  }
  return undefined
}

const NAMED_CLASSES: ReadonlyMap<string, RegExp> = new Map([
  ['alnum', /[a-z0-9]/i],
  ['alpha', /[a-z]/i],
  ['digit', /[0-9]/],
  ['lower', /[a-z]/],
  ['space', /\s/],
  ['upper', /[A-Z]/],
  ['xdigit', /[0-9a-f]/i],
])

/** Whether a character is among those that are written between square brackets. */
function membership(written: string): (character: string) => boolean {
  const tests: ((character: string) => boolean)[] = []
  const item = /\[:(\w+):\]|\\?(.)(?:-\\?(.))?/gsu
  for (const [, name, from = '', to = from] of written.matchAll(item)) {
    const named = name === undefined ? undefined : NAMED_CLASSES.get(name)
    if (named !== undefined) tests.push((character) => named.test(character))
    else tests.push((character) => from <= character && character <= to)
  }
  return (character) => tests.some((test) => test(character))
}

function valuesBetween(from: string, to: string, step: number): readonly string[] {
  const isNumber = /\d$/.test(from)
  const [first, last] = [from, to].map((one) => (isNumber ? Number(one) : one.charCodeAt(0)))
  const distance = Math.abs((last ?? 0) - (first ?? 0))
  if (distance / step >= MOST_NUMBERS) {
    throw new GlobError(`has a range of more than ${MOST_NUMBERS} names`)
  }
  const direction = (last ?? 0) < (first ?? 0) ? -1 : 1
  // With leading zeros all have the same width, as in shells.
  const isPadded = [from, to].some((one) => /^-?0\d/.test(one))
  const width = isPadded ? Math.max(from.length, to.length) : 0
  return Array.from({ length: Math.floor(distance / step) + 1 }, (_, index) => {
    const value = (first ?? 0) + direction * step * index
    if (!isNumber) return String.fromCharCode(value)
    const digits = String(Math.abs(value))
    return value < 0 ? `-${digits.padStart(width - 1, '0')}` : digits.padStart(width, '0')
  })
}
