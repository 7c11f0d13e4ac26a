import {
  isDataObject,
  memberOf,
  type DataObject,
  type DataValue,
} from '../../../contracts/index.ts'
import { compileRegularExpression, type RegularExpression } from '../regular-expression.ts'
import { hasOnly, listed, optionsObject } from './function-options.ts'
import type { ReportOption, ValueFunction } from './ruleset-function.ts'
import { shownValue } from './shown-value.ts'

/**
 * What a word is in each case; `0` stands for the digits, or for nothing where they are not allowed. Each has
 * one way to match a text, so that a search cannot take more than one pass.
 */
const WORDS = {
  flat: '[a-z][a-z0]*',
  camel: '[a-z][a-z0]*(?:[A-Z](?:[a-z0]+|$))*',
  pascal: '[A-Z][a-z0]*(?:[A-Z](?:[a-z0]+|$))*',
  kebab: '[a-z][a-z0]*(?:-[a-z0]+)*',
  cobol: '[A-Z][A-Z0]*(?:-[A-Z0]+)*',
  snake: '[a-z][a-z0]*(?:_[a-z0]+)*',
  macro: '[A-Z][A-Z0]*(?:_[A-Z0]+)*',
}
type Casing = keyof typeof WORDS
const CASINGS = Object.keys(WORDS) as readonly Casing[]

interface Separator {
  readonly char: string
  readonly allowLeading: boolean
}

/** `casing`: a string written in one of the usual cases, or empty. Other values pass. */
export const casing: ValueFunction = {
  name: 'casing',
  judges: 'value',
  configure(options, report) {
    const object = optionsObject(options, ['type', 'disallowDigits', 'separator'], report)
    if (object === undefined) return undefined
    const type = casingOption(object, report)
    const disallowDigits = flagOption(object, 'disallowDigits', [], report)
    const separator = separatorOption(object, report)
    if (type === undefined || disallowDigits === undefined || separator === undefined) {
      return undefined
    }
    const expression = expressionFor(type, disallowDigits, separator)
    return ({ value }) => {
      if (typeof value !== 'string' || value === '' || expression.test(value)) return []
      if (separator.allowLeading && value === separator.char) return []
      return [{ message: `${shownValue(value)} is not in ${type} case` }]
    }
  },
}

function casingOption(options: DataObject, report: ReportOption): Casing | undefined {
  const type = memberOf(options, 'type')
  const found = CASINGS.find((name) => name === type)
  if (found === undefined) {
    report(`type must be one of ${listed(CASINGS, 'and')}`, type === undefined ? [] : ['type'])
  }
  return found
}

function flagOption(
  options: DataObject,
  name: string,
  path: readonly string[],
  report: ReportOption,
): boolean | undefined {
  const value = memberOf(options, name)
  if (value === undefined || typeof value === 'boolean') return value ?? false
  report(`${name} must be true or false`, [...path, name])
  return undefined
}

function separatorOption(options: DataObject, report: ReportOption): Separator | undefined {
  const value = memberOf(options, 'separator')
  if (value === undefined) return { char: '', allowLeading: false }
  if (!isDataObject(value)) {
    report('separator must be an object with "char"', ['separator'])
    return undefined
  }
  const isKnown = hasOnly(value, ['char', 'allowLeading'], report, ['separator'])
  const allowLeading = flagOption(value, 'allowLeading', ['separator'], report)
  const char = charOption(memberOf(value, 'char'), report)
  return isKnown && allowLeading !== undefined && char !== undefined
    ? { char, allowLeading }
    : undefined
}

/** An empty separator separates nothing. */
function charOption(char: DataValue | undefined, report: ReportOption): string | undefined {
  if (typeof char === 'string' && Array.from(char).length < 2) return char
  const path = char === undefined ? ['separator'] : ['separator', 'char']
  report('char must be a single character', path)
  return undefined
}

function expressionFor(
  type: Casing,
  disallowDigits: boolean,
  { char, allowLeading }: Separator,
): RegularExpression {
  const word = WORDS[type].replaceAll('0', disallowDigits ? '' : '0-9')
  if (char === '') return compileRegularExpression(`^${word}$`)
  const separator = `(?:${Array.from(char, escaped).join('')})`
  const leading = allowLeading ? `${separator}?` : ''
  return compileRegularExpression(`^${leading}${word}(?:${separator}${word})*$`)
}

/** A sign as code units, so that none has a meaning in the expression. */
function escaped(sign: string): string {
  return Array.from({ length: sign.length }, (_, index) => {
    const code = sign.charCodeAt(index).toString(16)
    return `\\u${code.padStart(4, '0')}`
  }).join('')
}
