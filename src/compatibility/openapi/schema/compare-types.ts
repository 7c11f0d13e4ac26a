import { isDataObject, memberOf } from '../../../contracts/index.ts'
import type { SchemaPair } from './schema-pair.ts'
import { typesOf, type TypeFact } from './schema-facts.ts'
import { takesIn, typeText, type TypeAndFormat } from './type-order.ts'
import { SchemaView, type Held } from './schema-view.ts'

/**
 * Types, formats and null.
 *
 * @returns whether the schemas still describe the same sort of value: otherwise comparing further keywords
 * would tell the same cause again
 */
export function compareTypes(pair: SchemaPair): boolean {
  const before = typesOf(pair.before)
  const after = typesOf(pair.after)
  compareNull(pair, before, after)
  return compareTypeAndFormat(pair, before, after)
}

/** An untyped schema of 3.1 allows null without saying so: giving it a type is told as that. */
function compareNull(pair: SchemaPair, before: TypeFact, after: TypeFact): void {
  if (before.isNullable === after.isNullable) return
  const [less, holder] = before.isNullable ? [after, pair.after] : [before, pair.before]
  if (less.types === undefined && allowsNullUntyped(holder)) return
  const suffix = after.isNullable ? 'became-nullable' : 'became-not-nullable'
  pair.keyword(suffix, heldNull(pair.before, before), heldNull(pair.after, after))
}

function heldNull(view: SchemaView, fact: TypeFact): Held | undefined {
  return fact.isNullable ? fact.nullableHeld : view.first('type')
}

function allowsNullUntyped({ model }: SchemaView): boolean {
  return model.version === '3.1' || model.version === '3.2'
}

function compareTypeAndFormat(pair: SchemaPair, before: TypeFact, after: TypeFact): boolean {
  const old = withFormat(pair.before, before)
  const now = withFormat(pair.after, after)
  if (typeText(sorted(old)) === typeText(sorted(now))) return true
  // Only null may be: nothing else is said about the type.
  if (old.types?.length === 0 || now.types?.length === 0) return true
  // A schema without a type that lists properties or items describes what the type would say.
  if (isImplied(pair.before, old, now) || isImplied(pair.after, now, old)) return true
  const suffix = suffixOf(pair, old, now)
  const heldBefore = before.held ?? pair.before.first('format')
  const heldAfter = after.held ?? pair.after.first('format')
  const place = sameTypes(old, now) ? 'format' : undefined
  pair.keyword(
    suffix,
    place === undefined ? heldBefore : (pair.before.first(place) ?? heldBefore),
    place === undefined ? heldAfter : (pair.after.first(place) ?? heldAfter),
    { from: typeText(old), to: typeText(now) },
  )
  return suffix !== 'type-changed' || sameTypes(old, now)
}

function withFormat(view: SchemaView, { types }: TypeFact): TypeAndFormat {
  const format = view.first('format')?.value
  return { types, format: typeof format === 'string' && format !== '' ? format : undefined }
}

function sorted({ types, format }: TypeAndFormat): TypeAndFormat {
  return { types: types && [...types].sort(), format }
}

function sameTypes(left: TypeAndFormat, right: TypeAndFormat): boolean {
  return [...(left.types ?? [])].sort().join() === [...(right.types ?? [])].sort().join()
}

const IMPLYING: readonly (readonly [type: string, keywords: readonly string[]])[] = [
  ['object', ['properties', 'additionalProperties', 'required', 'allOf', 'oneOf', 'anyOf']],
  ['array', ['items', 'prefixItems']],
]

/** Whether an untyped schema has keywords that belong to the one type that the other one names. */
function isImplied(view: SchemaView, own: TypeAndFormat, other: TypeAndFormat): boolean {
  if (own.types !== undefined || own.format !== undefined || other.format !== undefined)
    return false
  const [type, ...more] = other.types ?? []
  if (more.length > 0) return false
  const keywords = IMPLYING.find(([name]) => name === type)?.[1] ?? []
  return keywords.some((keyword) => view.first(keyword) !== undefined)
}

function suffixOf(pair: SchemaPair, old: TypeAndFormat, now: TypeAndFormat): string {
  const { place, isText } = pair.use
  if (place === 'request-parameter-property' || place === 'request-header-property') {
    if (takesIn(now, old, false)) return 'type-generalized'
    return takesIn(now, old, isText) ? 'type-changed' : 'type-specialized'
  }
  if (pair.isRequest) {
    if (takesIn(now, old, false) || isListOfOne(pair, old, now)) return 'type-generalized'
    if (!takesIn(now, old, isText)) return 'type-changed'
    return place === 'request-parameter' ? 'type-generalized' : 'type-compatible'
  }
  if (takesIn(old, now, false)) return 'type-specialized'
  // As text, what was read as a string may look as it likes.
  if (takesIn(old, now, isText)) return 'type-compatible'
  if (now.types === undefined || sameTypes(old, now)) return 'type-changed'
  const types = { types: now.types, format: undefined }
  return takesIn(types, old, false) ? 'type-generalized' : 'type-changed'
}

/**
 * A query parameter that is repeated for each item looks the same with one item and with a single value: an
 * array accepts what the single value was, where its items accept it and nothing else is asked for.
 */
function isListOfOne(pair: SchemaPair, old: TypeAndFormat, now: TypeAndFormat): boolean {
  if (!pair.use.isRepeated || old.types === undefined || now.types?.join() !== 'array') return false
  if (old.types.some((type) => type === 'array' || type === 'object')) return false
  const minimum = pair.after.first('minItems')?.value
  if (typeof minimum === 'number' && minimum > 1) return false
  const items = pair.after.schemas('items')
  if (items.length === 0) return true
  const view = new SchemaView(pair.after.model, items)
  if (view.holders.some(({ value }) => Object.keys(value).some((key) => LIMITING.has(key))))
    return false
  return takesIn(withFormat(view, typesOf(view)), old, true)
}

const LIMITING: ReadonlySet<string> = new Set(
  'enum const pattern minLength maxLength minimum maximum exclusiveMinimum exclusiveMaximum multipleOf not oneOf anyOf allOf'.split(
    ' ',
  ),
)

/**
 * Alternatives that name nothing but a type are a list of types, however it is written.
 *
 * @returns whether they were, so that nothing is left to compare about types and alternatives
 */
export function compareListsOfTypes(pair: SchemaPair): boolean {
  const before = listOfTypes(pair.before)
  const after = listOfTypes(pair.after)
  if (before === undefined || after === undefined) return false
  if (!before.isList && !after.isList) return false
  const isOther = (type: string, types: readonly string[]) =>
    type !== 'null' && !types.includes(type)
  const lost = before.types.filter((type) => isOther(type, after.types))
  const gained = after.types.filter((type) => isOther(type, before.types))
  const isNullable = after.types.includes('null')
  if (before.types.includes('null') !== isNullable) {
    const suffix = isNullable ? 'became-nullable' : 'became-not-nullable'
    pair.keyword(suffix, before.held, after.held)
  }
  if (lost.length > 0) {
    pair.keyword('list-of-types-narrowed', before.held, after.held, { types: lost.join(' or ') })
  }
  if (gained.length > 0) {
    pair.keyword('list-of-types-widened', before.held, after.held, { types: gained.join(' or ') })
  }
  return true
}

interface ListOfTypes {
  readonly types: readonly string[]
  /** Written as alternatives, not as a type. */
  readonly isList: boolean
  readonly held: Held
}

const PLAIN: ReadonlySet<string> = new Set([
  'type',
  'title',
  'description',
  'nullable',
  'example',
  'examples',
  'deprecated',
  'default',
  '$comment',
])

function listOfTypes(view: SchemaView): ListOfTypes | undefined {
  const [holder, ...others] = view.holders
  if (holder === undefined || others.length > 0) return undefined
  const keyword = ['oneOf', 'anyOf'].find((name) => memberOf(holder.value, name) !== undefined)
  if (keyword === undefined) {
    const { types, isNullable, held } = typesOf(view)
    if (types === undefined || held === undefined || !isPlain(holder.value)) return undefined
    return { types: isNullable ? [...types, 'null'] : types, isList: false, held }
  }
  if (Object.keys(holder.value).some((key) => key !== keyword && key !== 'type' && !PLAIN.has(key)))
    return undefined
  const types: string[] = []
  for (const { value } of view.list(keyword, holder)) {
    const type = isDataObject(value) && isPlain(value) ? memberOf(value, 'type') : undefined
    if (typeof type !== 'string' || type === 'object' || type === 'array') return undefined
    types.push(type)
  }
  if (types.length === 0) return undefined
  return {
    types,
    isList: true,
    held: { value: memberOf(holder.value, keyword) ?? [], holder, keyword },
  }
}

function isPlain(value: object): boolean {
  return Object.keys(value).every((key) => PLAIN.has(key) || key.startsWith('x-'))
}
