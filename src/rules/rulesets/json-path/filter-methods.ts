import { compileRegularExpression, RegularExpressionError } from '../regular-expression.ts'
import type { FilterExpression } from './filter-expression.ts'
import {
  areIdentical,
  bounded,
  FilterFault,
  isContainer,
  isTruthy,
  itemsOf,
  nameOfType,
  textOf,
  toPrimitive,
} from './filter-value.ts'
import type { FilterValue } from './filter-value.ts'

type Args = readonly FilterValue[]

/** A method that filters can call: one function for each type that has it. Nothing else can be called. */
export interface FilterMethod {
  readonly text?: (text: string, ...args: Args) => FilterValue
  readonly list?: (items: readonly FilterValue[], ...args: Args) => FilterValue
  readonly number?: (number: number, ...args: Args) => FilterValue
  readonly object?: (object: FilterValue, ...args: Args) => FilterValue
  readonly pattern?: (pattern: FilterValue, ...args: Args) => FilterValue
  /** What of its arguments is not supported. */
  mistakeIn?(args: readonly FilterExpression[]): string | undefined
}

const textOnly = (args: readonly FilterExpression[]) =>
  args.some(({ kind }) => kind === 'pattern')
    ? 'with a regular expression this method is not supported in a filter'
    : undefined

const number = (value: FilterValue): number | undefined =>
  value === undefined ? undefined : Number(toPrimitive(value))

const MATCH: FilterValue = { opaque: 'match', name: 'match' }

function matches(text: string, pattern: FilterValue): boolean {
  if (isContainer(pattern) && 'pattern' in pattern) return tested(() => pattern.pattern.test(text))
  const source = pattern === undefined ? '' : textOf(pattern)
  return tested(() => compiled(source).test(text))
}

function tested(test: () => boolean): boolean {
  try {
    return test()
  } catch (error) {
    if (error instanceof RegularExpressionError)
      throw new FilterFault(error.message, { cause: error })
    throw error
  }
}

/** Texts that are patterns come from the expression itself nearly always, so one is kept. */
let last:
  | { readonly source: string; readonly pattern: ReturnType<typeof compileRegularExpression> }
  | undefined

function compiled(source: string) {
  if (last?.source !== source) last = { source, pattern: compileRegularExpression(source) }
  return last.pattern
}

function call(arrow: FilterValue, item: FilterValue, index: number): FilterValue {
  if (!isContainer(arrow) || !('call' in arrow)) {
    throw new FilterFault(`${nameOfType(arrow)} is no function`)
  }
  return arrow.call(item, index)
}

const indexIn = (items: Args, item: FilterValue) =>
  items.findIndex((one) => areIdentical(one, item))

/** By name. Strings, lists, numbers and regular expressions have those that JavaScript gives them. */
export const METHODS: ReadonlyMap<string, FilterMethod> = new Map<string, FilterMethod>([
  ['match', { text: (text, pattern) => (matches(text, pattern) ? MATCH : null) }],
  ['test', { pattern: (pattern, text) => matches(textOf(text), pattern) }],
  [
    'includes',
    {
      text: (text, part) => text.includes(textOf(part)),
      list: (items, item) =>
        items.some((one) => areIdentical(one, item) || (one !== one && item !== item)),
      mistakeIn: textOnly,
    },
  ],
  [
    'indexOf',
    {
      text: (text, part, from) => text.indexOf(textOf(part), number(from)),
      list: (items, item) => indexIn(items, item),
    },
  ],
  [
    'lastIndexOf',
    {
      text: (text, part) => text.lastIndexOf(textOf(part)),
      list: (items, item) => items.findLastIndex((one) => areIdentical(one, item)),
    },
  ],
  [
    'startsWith',
    {
      text: (text, part, from) => text.startsWith(textOf(part), number(from)),
      mistakeIn: textOnly,
    },
  ],
  [
    'endsWith',
    { text: (text, part, to) => text.endsWith(textOf(part), number(to)), mistakeIn: textOnly },
  ],
  ['charAt', { text: (text, at) => text.charAt(number(at) ?? 0) }],
  ['charCodeAt', { text: (text, at) => text.charCodeAt(number(at) ?? 0) }],
  [
    'at',
    {
      text: (text, at) => text.at(number(at) ?? 0),
      list: (items, at) => items.at(number(at) ?? 0),
    },
  ],
  ['substring', { text: (text, from, to) => text.substring(number(from) ?? 0, number(to)) }],
  [
    'slice',
    {
      text: (text, from, to) => text.slice(number(from), number(to)),
      list: (items, from, to) => ({ list: items.slice(number(from), number(to)) }),
    },
  ],
  [
    'split',
    {
      text: (text, by) => ({ list: by === undefined ? [text] : text.split(textOf(by)) }),
      mistakeIn: textOnly,
    },
  ],
  [
    'replace',
    {
      // A function as replacement keeps `$&` and its like from meaning anything but themselves.
      text: (text, from, to) => bounded(text.replace(textOf(from), () => textOf(to))),
      mistakeIn: textOnly,
    },
  ],
  ['toLowerCase', { text: (text) => text.toLowerCase() }],
  ['toUpperCase', { text: (text) => text.toUpperCase() }],
  ['trim', { text: (text) => text.trim() }],
  [
    'concat',
    {
      text: (text, ...parts) => bounded(text + parts.map(textOf).join('')),
      list: (items, ...others) => ({
        list: [...items, ...others.flatMap((one) => itemsOf(one) ?? [one])],
      }),
    },
  ],
  [
    'toString',
    {
      text: (text) => text,
      list: (items) => textOf({ list: items }),
      number: (value) => String(value),
      object: (object) => textOf(object),
    },
  ],
  [
    'join',
    {
      list: (items, by) =>
        bounded(items.map((item) => textOf(item ?? '')).join(by === undefined ? ',' : textOf(by))),
    },
  ],
  [
    'some',
    { list: (items, arrow) => items.some((item, index) => isTruthy(call(arrow, item, index))) },
  ],
  [
    'every',
    { list: (items, arrow) => items.every((item, index) => isTruthy(call(arrow, item, index))) },
  ],
  [
    'find',
    { list: (items, arrow) => items.find((item, index) => isTruthy(call(arrow, item, index))) },
  ],
  [
    'filter',
    {
      list: (items, arrow) => ({
        list: items.filter((item, index) => isTruthy(call(arrow, item, index))),
      }),
    },
  ],
  [
    'map',
    { list: (items, arrow) => ({ list: items.map((item, index) => call(arrow, item, index)) }) },
  ],
  [
    'hasOwnProperty',
    {
      object: (object, name) =>
        isContainer(object) && 'isDocumentValue' in object && object.has(textOf(name)),
      list: (items, name) => /^\d+$/.test(textOf(name)) && Number(textOf(name)) < items.length,
    },
  ],
])

/** Functions that need no value before them. */
export const FUNCTIONS: ReadonlyMap<string, (...args: Args) => FilterValue> = new Map<
  string,
  (...args: Args) => FilterValue
>([
  ['Object.keys', (value) => ({ list: namesOf(value) })],
  ['Object.values', (value) => ({ list: namesOf(value).map((name) => memberOf(value, name)) })],
  ['Array.isArray', (value) => itemsOf(value) !== undefined],
  ['String', (value) => textOf(value)],
  ['Number', (value) => Number(toPrimitive(value))],
  ['Boolean', (value) => isTruthy(value)],
  ['parseInt', (value, radix) => Number.parseInt(textOf(value), number(radix))],
  ['parseFloat', (value) => Number.parseFloat(textOf(value))],
  ['isNaN', (value) => Number.isNaN(Number(toPrimitive(value)))],
])

function namesOf(value: FilterValue): readonly string[] {
  if (value === null || value === undefined)
    throw new FilterFault(`${nameOfType(value)} has no members`)
  if (isContainer(value) && 'isDocumentValue' in value) return value.names()
  return (itemsOf(value) ?? []).map((_, index) => String(index))
}

function memberOf(value: FilterValue, name: string): FilterValue {
  if (isContainer(value) && 'isDocumentValue' in value) return value.member(name)
  return itemsOf(value)?.[Number(name)]
}
