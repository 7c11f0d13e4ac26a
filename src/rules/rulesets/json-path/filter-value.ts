import type { RegularExpression } from '../regular-expression.ts'

/** An object or list of a document, with references followed where the rule asks for it. */
export interface DocumentValue {
  readonly isDocumentValue: true
  readonly isList: boolean
  /** How many items a list has. */
  readonly size: number
  /** Equal for the same place of a document. */
  readonly identity: unknown
  /** Names of own members; indexes for a list. */
  names(): readonly string[]
  /** An own member or item. */
  member(name: string): FilterValue
  has(name: string): boolean
}

/** A list that the expression itself made. */
export interface ListValue {
  readonly list: readonly FilterValue[]
}

/** What only says that it is there: a method that is not called, what `match` found, a constructor. */
export interface OpaqueValue {
  readonly opaque: 'method' | 'match' | 'constructor'
  readonly name: string
}

export interface PatternValue {
  readonly pattern: RegularExpression
}

export interface ArrowValue {
  readonly call: (...args: readonly FilterValue[]) => FilterValue
}

/** All that an expression can come to. Never an object of the program's own. */
export type FilterValue =
  | undefined
  | null
  | boolean
  | number
  | string
  | DocumentValue
  | ListValue
  | OpaqueValue
  | PatternValue
  | ArrowValue

/** Why an expression has no answer at a place; JavaScript would throw there. */
export class FilterFault extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'FilterFault'
  }
}

const MOST_CHARACTERS = 1_000_000

/** A text that an expression made, unless it is longer than any expression needs. */
export function bounded(text: string): string {
  if (text.length > MOST_CHARACTERS)
    throw new FilterFault('it makes a text of over a million characters')
  return text
}

export function isTruthy(value: FilterValue): boolean {
  return Boolean(value)
}

export function isContainer(
  value: FilterValue,
): value is Exclude<FilterValue, undefined | null | boolean | number | string> {
  return typeof value === 'object' && value !== null
}

/** The items of a list; undefined when it is none. */
export function itemsOf(value: FilterValue): readonly FilterValue[] | undefined {
  if (!isContainer(value)) return undefined
  if ('list' in value) return value.list
  if ('isDocumentValue' in value && value.isList) {
    return value.names().map((name) => value.member(name))
  }
  return undefined
}

/** The primitive that JavaScript compares and joins texts with. */
export function toPrimitive(value: FilterValue): undefined | null | boolean | number | string {
  if (!isContainer(value)) return value
  const items = itemsOf(value)
  if (items !== undefined) {
    return bounded(items.map((item) => textOf(item ?? '')).join(','))
  }
  if ('pattern' in value) return `/${value.pattern.source}/${value.pattern.flags}`
  if ('opaque' in value) return `function ${value.name}`
  return '[object Object]'
}

export function textOf(value: FilterValue): string {
  return bounded(String(toPrimitive(value)))
}

export function areIdentical(left: FilterValue, right: FilterValue): boolean {
  if (isContainer(left) && isContainer(right)) {
    if ('isDocumentValue' in left && 'isDocumentValue' in right)
      return left.identity === right.identity
    if ('opaque' in left && 'opaque' in right) return left.name === right.name
  }
  return left === right
}

export function areLooselyEqual(left: FilterValue, right: FilterValue): boolean {
  if (isContainer(left) === isContainer(right) && isContainer(left))
    return areIdentical(left, right)
  if (left === null || left === undefined || right === null || right === undefined) {
    return (left ?? null) === (right ?? null)
  }
  const one = toPrimitive(left)
  const other = toPrimitive(right)
  return typeof one === typeof other ? one === other : Number(one) === Number(other)
}

/** What a value is called when it is in the way. */
export function nameOfType(value: FilterValue): string {
  if (value === null) return 'null'
  if (itemsOf(value) !== undefined) return 'a list'
  if (value === undefined) return 'undefined'
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`
}
