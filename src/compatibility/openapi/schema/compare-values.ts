import type { DataValue } from '../../../contracts/index.ts'
import { canonical, enumOf, isTrue, typesOf } from './schema-facts.ts'
import { isGeneralPattern } from './general-pattern.ts'
import type { SchemaPair } from './schema-pair.ts'
import type { Held, SchemaView } from './schema-view.ts'

const MOST_SHOWN = 10

/** Keywords that single values out: enum, const, default, pattern, multipleOf, uniqueItems. */
export function compareValues(pair: SchemaPair): void {
  compareEnums(pair)
  compareExtensibleEnums(pair)
  compareConst(pair)
  if (!pair.use.isRequired) compareSingle(pair, 'default', 'default-value')
  comparePatterns(pair)
  compareMultiples(pair)
  compareUniqueItems(pair)
}

function compareEnums(pair: SchemaPair): void {
  const { before, after } = listedValues(pair)
  if (before === undefined && after === undefined) return
  if (before === undefined) {
    becameEnum(pair, after)
  } else if (after === undefined) {
    pair.keyword('became-not-enum', before, after, { values: listed(before.value) })
  } else {
    const old = valuesByText(before.value)
    const now = valuesByText(after.value)
    // null in a list goes with nullable, and is told there where that changed, too.
    const isNullTold = typesOf(pair.before).isNullable !== typesOf(pair.after).isNullable
    const isTold = (value: string) => value === 'null' && isNullTold
    for (const value of old.keys()) {
      if (!now.has(value) && !isTold(value))
        pair.keyword('enum-value-removed', before, after, { value })
    }
    for (const value of now.keys()) {
      if (!old.has(value) && !isTold(value))
        pair.keyword('enum-value-added', before, after, { value })
    }
  }
}

/** Published tools tell of the enum of a header under two ids: ignore lists can hold either. */
function becameEnum(pair: SchemaPair, after: Held<readonly DataValue[]> | undefined): void {
  const facts = { values: listed(after?.value ?? []) }
  pair.keyword('became-enum', undefined, after, facts)
  if (pair.use.isHeader && pair.use.place === 'request-parameter') {
    pair.keywordAt('request-header-property', 'became-enum', undefined, after, facts)
  }
}

/** `const` is an enum of one value where the other side has an enum. */
function listedValues(pair: SchemaPair): {
  readonly before: Held<readonly DataValue[]> | undefined
  readonly after: Held<readonly DataValue[]> | undefined
} {
  const before = enumOf(pair.before)
  const after = enumOf(pair.after)
  if ((before === undefined) === (after === undefined)) return { before, after }
  return { before: before ?? constAsEnum(pair.before), after: after ?? constAsEnum(pair.after) }
}

function constAsEnum(view: SchemaView): Held<readonly DataValue[]> | undefined {
  const held = view.first('const')
  return held && { ...held, value: [held.value] }
}

function compareExtensibleEnums(pair: SchemaPair): void {
  const keyword = 'x-extensible-enum'
  const before = enumOf(pair.before, keyword)
  const after = enumOf(pair.after, keyword)
  if (before === undefined || after === undefined) return
  const old = valuesByText(before.value)
  const now = valuesByText(after.value)
  for (const value of old.keys()) {
    if (!now.has(value)) pair.keyword(`${keyword}-value-removed`, before, after, { value })
  }
  for (const value of now.keys()) {
    if (!old.has(value)) pair.keyword(`${keyword}-value-added`, before, after, { value })
  }
}

/** One that stands against an enum is compared with that. */
function compareConst(pair: SchemaPair): void {
  const isOneSided =
    (pair.before.first('const') === undefined) !== (pair.after.first('const') === undefined)
  const { before, after } = listedValues(pair)
  if (isOneSided && before !== undefined && after !== undefined) return
  compareSingle(pair, 'const', 'const')
}

function compareSingle(pair: SchemaPair, keyword: string, name: string): void {
  const before = pair.before.first(keyword)
  const after = pair.after.first(keyword)
  const from = before && canonical(before.value)
  const to = after && canonical(after.value)
  if (from === to) return
  if (from === undefined) pair.keyword(`${name}-added`, before, after, { to })
  else if (to === undefined) pair.keyword(`${name}-removed`, before, after, { from })
  else pair.keyword(`${name}-changed`, before, after, { from, to })
}

/** All patterns count, of which allOf can bring several. */
function comparePatterns(pair: SchemaPair): void {
  const old = patternsOf(pair.before.all('pattern'))
  const now = patternsOf(pair.after.all('pattern'))
  const gone = [...old].filter(([pattern]) => !now.has(pattern))
  const come = [...now].filter(([pattern]) => !old.has(pattern))
  for (const [index, [to, after]] of come.entries()) {
    const former = gone[index]
    if (former === undefined) {
      pair.keyword('pattern-added', undefined, after, { to })
      continue
    }
    const [from, before] = former
    const suffix =
      pair.isRequest && isGeneralPattern(to) ? 'pattern-generalized' : 'pattern-changed'
    pair.keyword(suffix, before, after, { from, to })
  }
  for (const [from, before] of gone.slice(come.length)) {
    pair.keyword('pattern-removed', before, undefined, { from })
  }
}

function patternsOf(held: readonly Held[]): ReadonlyMap<string, Held> {
  const patterns = new Map<string, Held>()
  for (const one of held) {
    if (typeof one.value === 'string' && one.value !== '') patterns.set(one.value, one)
  }
  return patterns
}

function compareMultiples(pair: SchemaPair): void {
  const before = pair.before.first('multipleOf')
  const after = pair.after.first('multipleOf')
  const from = before?.value
  const to = after?.value
  if (from === to) return
  if (typeof to !== 'number') {
    if (typeof from === 'number') pair.keyword('multiple-of-unset', before, undefined, { from })
  } else if (typeof from !== 'number') pair.keyword('multiple-of-set', undefined, after, { to })
  else {
    pair.keyword(`multiple-of-${multipleChange(pair, from, to)}`, before, after, { from, to })
  }
}

/** What stays safe has an id of its own: less is asked of requests, more is promised of responses. */
function multipleChange(pair: SchemaPair, from: number, to: number): string {
  if (pair.isRequest) return isMultiple(from, to) ? 'generalized' : 'changed'
  return isMultiple(to, from) ? 'specialized' : 'changed'
}

function isMultiple(of: number, step: number): boolean {
  return Math.abs(of / step - Math.round(of / step)) < 1e-9 // what binary fractions lose
}

function compareUniqueItems(pair: SchemaPair): void {
  const was = isTrue(pair.before, 'uniqueItems')
  if (was === isTrue(pair.after, 'uniqueItems')) return
  const suffix = was ? 'unique-items-unset' : 'unique-items-set'
  pair.keyword(suffix, pair.before.first('uniqueItems'), pair.after.first('uniqueItems'))
}

/** Values by how JSON writes them: `1` and `"1"` differ. */
function valuesByText(values: readonly DataValue[]): ReadonlyMap<string, DataValue> {
  return new Map(values.map((value) => [canonical(value), value]))
}

function listed(values: readonly DataValue[]): string {
  const shown = values.slice(0, MOST_SHOWN).map((value) => canonical(value))
  return values.length > MOST_SHOWN ? `${shown.join(', ')} …` : shown.join(', ')
}
