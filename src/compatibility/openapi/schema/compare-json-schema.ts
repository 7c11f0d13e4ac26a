import { isDataArray, isDataObject, memberOf } from '../../../contracts/index.ts'
import { comparePropertyLifecycle } from './compare-lifecycle.ts'
import { canonical, typesOf } from './schema-facts.ts'
import { innerUse, type SchemaPair } from './schema-pair.ts'
import type { SchemaSource } from './schema-source.ts'
import type { Held, SchemaView } from './schema-view.ts'

/** Keywords with one schema that narrows by being there, with their names in ids. */
const PRESENCES = [
  ['if', 'if'],
  ['then', 'then'],
  ['else', 'else'],
  ['contains', 'contains'],
  ['propertyNames', 'property-names'],
  ['unevaluatedItems', 'unevaluated-items'],
  ['unevaluatedProperties', 'unevaluated-properties'],
  ['contentSchema', 'content-schema'],
] as const

const MAPS = [
  ['dependentSchemas', 'dependent-schema'],
  ['patternProperties', 'pattern-property'],
] as const

/** Keywords of JSON Schema 2020-12, and what arrays and objects hold besides named properties. */
export function compareJsonSchema(pair: SchemaPair): void {
  for (const [keyword, name] of PRESENCES) comparePresence(pair, keyword, name)
  for (const [keyword, name] of MAPS) compareMaps(pair, keyword, name)
  compareDependentRequired(pair)
  comparePrefixItems(pair)
  compareItems(pair)
  compareAdditionalProperties(pair)
  compareNot(pair)
  compareText(pair, 'contentMediaType', 'content-media-type-changed')
  compareText(pair, 'contentEncoding', 'content-encoding-changed')
}

/** `true` and `{}` demand nothing: as if the keyword were not there. */
function demanding(view: SchemaView, keyword: string): readonly SchemaSource[] {
  return view.schemas(keyword).filter(({ value }) => demandsSomething(value))
}

function demandsSomething(value: SchemaSource['value']): boolean {
  return value === false || (isDataObject(value) && Object.keys(value).length > 0)
}

function comparePresence(pair: SchemaPair, keyword: string, name: string): void {
  const before = demanding(pair.before, keyword)
  const after = demanding(pair.after, keyword)
  const held = [pair.before.first(keyword), pair.after.first(keyword)] as const
  if (before.length === 0 && after.length > 0) pair.keyword(`${name}-added`, ...held)
  else if (before.length > 0 && after.length === 0) pair.keyword(`${name}-removed`, ...held)
  else followChanged(pair, before, after)
}

function followChanged(
  pair: SchemaPair,
  before: readonly SchemaSource[],
  after: readonly SchemaSource[],
): void {
  const isSame =
    before.length === after.length &&
    before.every((source, index) => {
      const partner = after[index]
      return partner !== undefined && pair.isUntouched(source, partner)
    })
  if (!isSame) pair.follow(before, after, innerUse(pair.use))
}

function compareMaps(pair: SchemaPair, keyword: string, name: string): void {
  const before = pair.before.maps(keyword)
  const after = pair.after.maps(keyword)
  const held = [pair.before.first(keyword), pair.after.first(keyword)] as const
  for (const [key, sources] of before) {
    const partners = after.get(key)
    if (partners === undefined) pair.keyword(`${name}-removed`, ...held, { name: key })
    else followChanged(pair, sources, partners)
  }
  for (const key of after.keys()) {
    if (!before.has(key)) pair.keyword(`${name}-added`, ...held, { name: key })
  }
}

function compareDependentRequired(pair: SchemaPair): void {
  const before = pair.before.first('dependentRequired')
  const after = pair.after.first('dependentRequired')
  const old = dependenciesOf(before)
  const now = dependenciesOf(after)
  for (const [name, from] of old) {
    const to = now.get(name)
    if (to === undefined)
      pair.keyword('dependent-required-removed', before, after, { name, needed: from })
    else if (to !== from)
      pair.keyword('dependent-required-changed', before, after, { name, from, to })
  }
  for (const [name, needed] of now) {
    if (!old.has(name)) pair.keyword('dependent-required-added', before, after, { name, needed })
  }
}

function dependenciesOf(held: Held | undefined): ReadonlyMap<string, string> {
  const { value } = held ?? {}
  if (!isDataObject(value)) return new Map()
  return new Map(
    Object.entries(value).flatMap(([name, list]) =>
      isDataArray(list) ? [[name, [...new Set(list.map(String))].sort().join(', ')] as const] : [],
    ),
  )
}

function comparePrefixItems(pair: SchemaPair): void {
  const before = listOf(pair.before, 'prefixItems')
  const after = listOf(pair.after, 'prefixItems')
  const held = [pair.before.first('prefixItems'), pair.after.first('prefixItems')] as const
  for (let index = 0; index < Math.max(before.length, after.length); index += 1) {
    const source = before[index]
    const partner = after[index]
    if (source === undefined) pair.keyword('prefix-items-added', ...held, { position: index + 1 })
    else if (partner === undefined)
      pair.keyword('prefix-items-removed', ...held, { position: index + 1 })
    else followChanged(pair, [source], [partner])
  }
}

function listOf(view: SchemaView, keyword: string): readonly SchemaSource[] {
  const holder = view.holders.find(({ value }) => memberOf(value, keyword) !== undefined)
  return holder === undefined ? [] : view.list(keyword, holder)
}

export function compareItems(pair: SchemaPair): void {
  const before = pair.before.schemas('items')
  const after = pair.after.schemas('items')
  const held = [pair.before.first('items'), pair.after.first('items')] as const
  if (before.length > 0 && after.length > 0) {
    followChanged(pair, before, after)
    compareLifecycleOfItems(pair, before, after)
  } else if (after.some(({ value }) => demandsSomething(value))) {
    // What becomes a list is told as that.
    if (typesOf(pair.before).types?.includes('array') !== false)
      pair.keyword('items-added', ...held)
  } else if (before.some(({ value }) => demandsSomething(value))) {
    if (typesOf(pair.after).types?.includes('array') !== false)
      pair.keyword('items-removed', ...held)
  }
}

/** Items of a body can come to their end as properties can. */
function compareLifecycleOfItems(
  pair: SchemaPair,
  sources: readonly SchemaSource[],
  partners: readonly SchemaSource[],
): void {
  const { place } = innerUse(pair.use)
  if (place !== 'request-property' && place !== 'response-property') return
  const before = pair.viewBefore(sources)
  const after = pair.viewAfter(partners)
  if (before.missing !== after.missing) return
  comparePropertyLifecycle(pair, { sources, partners, before, after }, pair.rules)
}

/**
 * A schema that is `false` admits nothing.
 *
 * @returns whether one of the two is, so that nothing is left to compare
 */
export function compareNever(pair: SchemaPair): boolean {
  const { before, after } = pair
  if (before.isNever !== after.isNever) {
    pair.whole(`schema-became-${after.isNever ? 'false' : 'not-false'}`)
  }
  return before.isNever || after.isNever
}

export function compareAdditionalProperties(pair: SchemaPair): void {
  const keyword = 'additionalProperties'
  const before = pair.before.schemas(keyword)
  const after = pair.after.schemas(keyword)
  const held = [pair.before.first(keyword), pair.after.first(keyword)] as const
  if (areWritten(before) && areWritten(after)) {
    followChanged(pair, before, after)
    return
  }
  const was = opennessOf(before)
  const is = opennessOf(after)
  if (was === is) {
    if (was === 'limited')
      followChanged(pair, demanding(pair.before, keyword), demanding(pair.after, keyword))
    return
  }
  if (is === 'closed') pair.keyword('additional-properties-forbidden', ...held)
  else if (was === 'closed') pair.keyword('additional-properties-allowed', ...held)
  else
    pair.keyword(
      is === 'limited' ? 'additional-properties-limited' : 'additional-properties-freed',
      ...held,
    )
}

/** Whether there is a schema to compare, though it may demand nothing: `{}`. */
function areWritten(schemas: readonly SchemaSource[]): boolean {
  return schemas.length > 0 && schemas.every(({ value }) => isDataObject(value))
}

type Openness = 'open' | 'limited' | 'closed'

function opennessOf(schemas: readonly SchemaSource[]): Openness {
  if (schemas.some(({ value }) => value === false)) return 'closed'
  return schemas.some(({ value }) => demandsSomething(value)) ? 'limited' : 'open'
}

/** What "not" forbids cannot be narrowed or widened in a way that is worth telling apart. */
function compareNot(pair: SchemaPair): void {
  const before = demanding(pair.before, 'not')
  const after = demanding(pair.after, 'not')
  const held = [pair.before.first('not'), pair.after.first('not')] as const
  if (before.length === 0 && after.length === 0) return
  if (before.length === 0) pair.keyword('not-added', ...held)
  else if (after.length === 0) pair.keyword('not-removed', ...held)
  else followChanged(pair, before, after)
}

function compareText(pair: SchemaPair, keyword: string, suffix: string): void {
  const before = pair.before.first(keyword)
  const after = pair.after.first(keyword)
  const from = before === undefined ? undefined : canonical(before.value)
  const to = after === undefined ? undefined : canonical(after.value)
  if (from !== to)
    pair.keyword(suffix, before, after, { from: from ?? 'nothing', to: to ?? 'nothing' })
}
