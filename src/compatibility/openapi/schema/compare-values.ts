import type { DataValue } from '../../../contracts/index.ts'
import { canonical, enumOf, isTrue } from './schema-facts.ts'
import { isGeneralPattern } from './general-pattern.ts'
import type { SchemaPair } from './schema-pair.ts'
import type { Held } from './schema-view.ts'

const MOST_SHOWN = 10

/** Keywords that single values out: enum, const, default, pattern, multipleOf, uniqueItems. */
export function compareValues(pair: SchemaPair): void {
  compareEnums(pair)
  compareExtensibleEnums(pair)
  compareSingle(pair, 'const', 'const')
  if (!pair.use.isRequired) compareSingle(pair, 'default', 'default-value')
  comparePatterns(pair)
  compareMultiples(pair)
  compareUniqueItems(pair)
}

function compareEnums(pair: SchemaPair): void {
  const before = enumOf(pair.before)
  const after = enumOf(pair.after)
  if (before === undefined && after === undefined) return
  if (before === undefined) {
    pair.keyword('became-enum', before, after, { values: listed(after?.value ?? []) })
  } else if (after === undefined) {
    pair.keyword('enum-removed', before, after, { values: listed(before.value) })
  } else {
    const old = valuesByText(before.value)
    const now = valuesByText(after.value)
    for (const value of old.keys()) {
      // null in a list goes with nullable, and is reported there.
      if (!now.has(value) && value !== 'null')
        pair.keyword('enum-value-removed', before, after, { value })
    }
    for (const value of now.keys()) {
      if (!old.has(value) && value !== 'null')
        pair.keyword('enum-value-added', before, after, { value })
    }
  }
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
    if (typeof from === 'number') pair.keyword('multiple-of-removed', before, undefined, { from })
  } else if (typeof from !== 'number') pair.keyword('multiple-of-added', undefined, after, { to })
  else {
    const isDivisor = Math.abs(from / to - Math.round(from / to)) < 1e-9
    const suffix = isDivisor ? 'multiple-of-generalized' : 'multiple-of-changed'
    pair.keyword(suffix, before, after, { from, to })
  }
}

function compareUniqueItems(pair: SchemaPair): void {
  const was = isTrue(pair.before, 'uniqueItems')
  if (was === isTrue(pair.after, 'uniqueItems')) return
  const suffix = was ? 'unique-items-removed' : 'unique-items-added'
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
