import { isDataArray } from '../../../contracts/index.ts'
import type { DataValue } from '../../../contracts/index.ts'
import type { Held, SchemaView } from './schema-view.ts'

/** The types that a schema allows besides null; undefined for any. Versions write this differently. */
export interface TypeFact {
  readonly types: readonly string[] | undefined
  /** Whether null is named: by `nullable`, in a list of types or as an alternative of its own. */
  readonly isNullable: boolean
  readonly held: Held | undefined
  readonly nullableHeld: Held | undefined
}

/** The types of a schema: each member of allOf may limit them further. */
export function typesOf(view: SchemaView): TypeFact {
  const lists = view.all('type').flatMap((held) => {
    const types = typeNames(held.value)
    return types === undefined ? [] : [{ held, types }]
  })
  const [first, ...others] = lists
  const all =
    first && others.reduce<readonly string[]>((left, { types }) => meet(left, types), first.types)
  const nullable = view.all('nullable').find(({ value }) => value === true)
  const xNullable = view.all('x-nullable').find(({ value }) => value === true)
  const named = nullable ?? xNullable
  const isNullable =
    named !== undefined || all?.includes('null') === true || view.hasNullAlternative
  return {
    types: all?.filter((type) => type !== 'null'),
    isNullable,
    held: first?.held,
    nullableHeld: named ?? first?.held,
  }
}

function typeNames(value: DataValue): readonly string[] | undefined {
  if (typeof value === 'string') return [value]
  if (!isDataArray(value)) return undefined
  return value.filter((type): type is string => typeof type === 'string')
}

function meet(left: readonly string[], right: readonly string[]): readonly string[] {
  const both = left.filter(
    (type) => right.includes(type) || (type === 'integer' && right.includes('number')),
  )
  if (both.length > 0) return both
  return left.includes('number') && right.includes('integer') ? ['integer'] : left
}

/** The tightest of a numeric keyword's values. */
export function limitOf(
  view: SchemaView,
  keyword: string,
  isUpper: boolean,
): Held<number> | undefined {
  return tightest(
    view.all(keyword).filter((held): held is Held<number> => typeof held.value === 'number'),
    isUpper,
  )
}

function tightest(limits: readonly Held<number>[], isUpper: boolean): Held<number> | undefined {
  return limits.reduce<Held<number> | undefined>((best, held) => {
    if (best === undefined) return held
    return isUpper === held.value < best.value && held.value !== best.value ? held : best
  }, undefined)
}

/**
 * A bound of a number. In OpenAPI 2.0 and 3.0 `exclusiveMaximum: true` makes `maximum` exclusive; since 3.1 it
 * is a bound of its own.
 */
export function boundOf(
  view: SchemaView,
  isUpper: boolean,
  isExclusive: boolean,
): Held<number> | undefined {
  const [plain, exclusive] = isUpper
    ? ['maximum', 'exclusiveMaximum']
    : ['minimum', 'exclusiveMinimum']
  const found: Held<number>[] = []
  for (const holder of view.holders) {
    const bound = holder.value[plain]
    const isMadeExclusive = holder.value[exclusive] === true
    if (typeof bound === 'number' && isMadeExclusive === isExclusive) {
      found.push({ value: bound, holder, keyword: plain })
    }
    const own = holder.value[exclusive]
    if (isExclusive && typeof own === 'number')
      found.push({ value: own, holder, keyword: exclusive })
  }
  return tightest(found, isUpper)
}

/** The values that are allowed: each list of allOf limits them further. */
export function enumOf(view: SchemaView, keyword = 'enum'): Held<readonly DataValue[]> | undefined {
  const [first, ...others] = view
    .all(keyword)
    .filter((held): held is Held<readonly DataValue[]> => isDataArray(held.value))
  if (first === undefined) return undefined
  const value = first.value.filter((item) =>
    others.every((other) => other.value.some((candidate) => isSameValue(candidate, item))),
  )
  return { ...first, value }
}

export function isSameValue(left: DataValue, right: DataValue): boolean {
  return left === right || canonical(left) === canonical(right)
}

/** A value as text in which the order of members does not matter. */
export function canonical(value: DataValue): string {
  return JSON.stringify(value, (_key, member: unknown) =>
    typeof member === 'object' && member !== null && !Array.isArray(member)
      ? Object.fromEntries(
          Object.entries(member).sort(([left], [right]) => (left < right ? -1 : 1)),
        )
      : member,
  )
}

/** The names of required properties, each with the list that says so. */
export function requiredOf(view: SchemaView): ReadonlyMap<string, Held> {
  const names = new Map<string, Held>()
  for (const held of view.all('required')) {
    if (!isDataArray(held.value)) continue // in 2.0 also `required: true` of a parameter
    for (const name of held.value) {
      if (typeof name === 'string' && !names.has(name)) names.set(name, held)
    }
  }
  return names
}

export function isTrue(view: SchemaView, keyword: string): boolean {
  return view.all(keyword).some(({ value }) => value === true)
}
