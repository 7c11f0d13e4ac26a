import { compileRegularExpression, RegularExpressionError } from '../regular-expression.ts'
import type { CharacterReader } from './character-reader.ts'
import { FUNCTIONS, METHODS } from './filter-methods.ts'
import { BINARY_OPERATORS, SUBJECTS } from './filter-expression.ts'
import type { BinaryOperator, FilterExpression, Subject } from './filter-expression.ts'
import { SELECTABLE_TYPES } from './path-expression.ts'

/** Expressions inside each other; what people write has a handful. */
const MOST_NESTED = 64

/** How tightly operators bind, as in JavaScript; what binds tighter stands further down. */
const BINARY_PRECEDENCE: readonly (readonly string[])[] = [
  ['??', '||'],
  ['&&'],
  ['|'],
  ['&'],
  ['===', '!==', '==', '!='],
  ['<=', '>=', '<', '>', 'in'],
  ['+', '-'],
  ['*', '/', '%'],
]

const IDENTIFIER = /[A-Za-z_$][\w$]*/y
const NUMBER = /(?:0[xX][\da-fA-F]+|\d+(?:\.\d*)?(?:[eE][+-]?\d+)?|\.\d+(?:[eE][+-]?\d+)?)/y

/**
 * Reads the expression of a filter from where the reader stands.
 *
 * @throws PathMistake at what it cannot read or does not support
 */
export function parseFilter(reader: CharacterReader): FilterExpression {
  return new FilterParser(reader).expression()
}

class FilterParser {
  readonly #reader: CharacterReader
  readonly #parameters: string[] = []
  #depth = 0

  constructor(reader: CharacterReader) {
    this.#reader = reader
  }

  expression(): FilterExpression {
    this.#depth += 1
    if (this.#depth > MOST_NESTED) {
      throw this.#reader.mistake(`more than ${MOST_NESTED} expressions stand inside each other`)
    }
    const expression = this.#arrow() ?? this.#choice()
    this.#depth -= 1
    this.#reader.skipSpace()
    return expression
  }

  #choice(): FilterExpression {
    const test = this.#binary(0)
    this.#reader.skipSpace()
    if (this.#reader.startsWith('??') || !this.#reader.take('?')) return test
    const then = this.expression()
    this.#reader.expect(':', 'what a condition chooses first')
    return { kind: 'choice', test, then, otherwise: this.expression() }
  }

  #binary(level: number): FilterExpression {
    const operators = BINARY_PRECEDENCE[level]
    if (operators === undefined) return this.#unary()
    let left = this.#binary(level + 1)
    for (let operator = this.#operator(operators); operator; operator = this.#operator(operators)) {
      const right = this.#binary(level + 1)
      left =
        operator === '&&' || operator === '||' || operator === '??'
          ? { kind: 'logical', operator, left, right }
          : { kind: 'binary', operator: operator as BinaryOperator, left, right }
    }
    return left
  }

  #operator(operators: readonly string[]): string | undefined {
    const reader = this.#reader
    reader.skipSpace()
    const found = ALL_OPERATORS.find((operator) => reader.startsWith(operator))
    if (found === undefined || !operators.includes(found)) return undefined
    if (found === 'in' && /[\w$]/.test(reader.text.charAt(reader.at + 2))) return undefined
    reader.at += found.length
    return found
  }

  #unary(): FilterExpression {
    const reader = this.#reader
    reader.skipSpace()
    for (const operator of ['!', '-', '+', '~'] as const) {
      if (reader.take(operator)) return this.#nested(() => this.#operand(operator))
    }
    const word = reader.match(/(?:typeof|void)(?![\w$])/y)
    if (word === 'typeof' || word === 'void') return this.#nested(() => this.#operand(word))
    return this.#postfix(this.#primary())
  }

  #operand(operator: '!' | '-' | '+' | '~' | 'typeof' | 'void'): FilterExpression {
    return { kind: 'unary', operator, operand: this.#unary() }
  }

  #nested(read: () => FilterExpression): FilterExpression {
    this.#depth += 1
    if (this.#depth > MOST_NESTED)
      throw this.#reader.mistake('too many operators stand before a value')
    const expression = read()
    this.#depth -= 1
    return expression
  }

  #postfix(start: FilterExpression): FilterExpression {
    const reader = this.#reader
    let object = start
    for (;;) {
      reader.skipSpace()
      const isOptional = reader.take('?.')
      if (reader.startsWith('[')) {
        reader.at += 1
        const name = this.expression()
        reader.expect(']', 'the name of a member')
        object = { kind: 'member', object, name, isOptional }
      } else if (isOptional || reader.take('.')) {
        reader.skipSpace()
        object = this.#member(object, isOptional)
      } else {
        if (reader.startsWith('(')) throw reader.mistake('what stands before "(" is no function')
        return object
      }
    }
  }

  #member(object: FilterExpression, isOptional: boolean): FilterExpression {
    const reader = this.#reader
    const start = reader.at
    const name = reader.match(IDENTIFIER)
    if (name === undefined)
      throw reader.mistake(`expected the name of a member, found ${reader.shown()}`)
    if (!reader.startsWith('(')) {
      return { kind: 'member', object, name: { kind: 'literal', value: name }, isOptional }
    }
    const method = METHODS.get(name)
    if (method === undefined) {
      throw reader.mistake(`the method "${name}" is not one that filters can call here`, start)
    }
    const args = this.#arguments()
    const mistake = method.mistakeIn?.(args)
    if (mistake !== undefined) throw reader.mistake(mistake, start)
    return { kind: 'method', object, name, args, isOptional }
  }

  #arguments(): readonly FilterExpression[] {
    return this.#list('(', ')', 'an argument')
  }

  #list(open: string, close: string, item: string): readonly FilterExpression[] {
    const reader = this.#reader
    reader.expect(open, 'a name')
    const items: FilterExpression[] = []
    reader.skipSpace()
    if (reader.take(close)) return items
    for (;;) {
      items.push(this.expression())
      if (reader.take(close)) return items
      reader.expect(',', item)
    }
  }

  #primary(): FilterExpression {
    const reader = this.#reader
    const { next } = reader
    if (next === '(') {
      reader.at += 1
      const inner = this.expression()
      reader.expect(')', 'an expression in parentheses')
      return inner
    }
    if (next === '"' || next === "'") return { kind: 'literal', value: reader.quoted() }
    if (next === '`') return { kind: 'literal', value: this.#template() }
    if (next === '[') return { kind: 'array', items: this.#list('[', ']', 'an item') }
    if (next === '/') return this.#pattern()
    if (next === '@') return this.#subject()
    const number = reader.match(NUMBER)
    if (number !== undefined) return { kind: 'literal', value: Number(number) }
    return this.#word()
  }

  #template(): string {
    const start = this.#reader.at
    const text = this.#reader.quoted()
    if (text.includes('${')) {
      throw this.#reader.mistake('a template with "${…}" is not supported in a filter', start)
    }
    return text
  }

  #subject(): FilterExpression {
    const reader = this.#reader
    const start = reader.at
    reader.at += 1
    const word = reader.match(IDENTIFIER) ?? ''
    const type = SELECTABLE_TYPES.find((known) => known === word)
    if (type !== undefined && reader.startsWith('(')) {
      this.#arguments()
      return { kind: 'type', type }
    }
    const name = `@${word}`
    const subject = SUBJECTS.find((known): known is Subject => known === name)
    if (subject === undefined) {
      throw reader.mistake(`"${name}" is none of ${SUBJECTS.join(', ')}`, start)
    }
    return { kind: 'subject', subject }
  }

  #word(): FilterExpression {
    const reader = this.#reader
    const start = reader.at
    const word = reader.match(IDENTIFIER)
    if (word === undefined) throw reader.mistake(`expected a value, found ${reader.shown()}`)
    const constant = CONSTANTS.get(word)
    if (constant !== undefined) return constant
    if (this.#parameters.includes(word)) return { kind: 'parameter', name: word }
    const path = `${word}${reader.match(/\.[A-Za-z]+(?=\s*\()/y) ?? ''}`
    reader.skipSpace()
    const known = FUNCTIONS.get(path)
    if (known === undefined || !reader.startsWith('(')) {
      throw reader.mistake(`"${path}" is not known in filters`, start)
    }
    return { kind: 'function', name: path, args: this.#arguments() }
  }

  #pattern(): FilterExpression {
    const reader = this.#reader
    const start = reader.at
    const literal = reader.match(/\/((?:[^/\\[]|\\.|\[(?:[^\]\\]|\\.)*\])+)\/([a-z]*)/y)
    if (literal === undefined) throw reader.mistake('the regular expression does not end', start)
    const end = literal.lastIndexOf('/')
    try {
      const pattern = compileRegularExpression(literal.slice(1, end), literal.slice(end + 1))
      return { kind: 'pattern', pattern }
    } catch (error) {
      if (!(error instanceof RegularExpressionError)) throw error
      throw reader.mistake(error.message, start)
    }
  }

  /** `name => …` or `(name, name) => …`; undefined when there is none here. */
  #arrow(): FilterExpression | undefined {
    const reader = this.#reader
    reader.skipSpace()
    const head = reader.match(
      /(?:[A-Za-z_$][\w$]*|\(\s*(?:[A-Za-z_$][\w$]*\s*(?:,\s*[A-Za-z_$][\w$]*\s*)*)?\))\s*=>/y,
    )
    if (head === undefined) return undefined
    const parameters = head.match(/[A-Za-z_$][\w$]*/g) ?? []
    reader.skipSpace()
    if (reader.startsWith('{')) throw reader.mistake('a function with statements is not supported')
    this.#parameters.push(...parameters)
    const body = this.expression()
    this.#parameters.splice(this.#parameters.length - parameters.length)
    return { kind: 'arrow', parameters, body }
  }
}

/** The longest first, so that `<` is not read where `<=` stands. */
const ALL_OPERATORS: readonly string[] = [...BINARY_OPERATORS, '&&', '||', '??'].sort(
  (one, other) => other.length - one.length,
)

const CONSTANTS = new Map<string, FilterExpression>([
  ['true', { kind: 'literal', value: true }],
  ['false', { kind: 'literal', value: false }],
  ['null', { kind: 'literal', value: null }],
  ['undefined', { kind: 'literal', value: undefined }],
  ['NaN', { kind: 'literal', value: Number.NaN }],
])
