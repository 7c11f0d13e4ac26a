import { boundOf, limitOf } from './schema-facts.ts'
import type { SchemaPair } from './schema-pair.ts'
import type { Held, SchemaView } from './schema-view.ts'

interface NumericKeyword {
  /** As ids write it. */
  readonly name: string
  readonly isUpper: boolean
  readonly of: (view: SchemaView) => Held<number> | undefined
  /** What it is where nothing is written. */
  readonly implied?: number
}

const KEYWORDS: readonly NumericKeyword[] = [
  { name: 'max', isUpper: true, of: (view) => boundOf(view, true, false) },
  { name: 'exclusive-max', isUpper: true, of: (view) => boundOf(view, true, true) },
  { name: 'min', isUpper: false, of: (view) => boundOf(view, false, false) },
  { name: 'exclusive-min', isUpper: false, of: (view) => boundOf(view, false, true) },
  plain('max-length', 'maxLength', true),
  plain('min-length', 'minLength', false, 0),
  plain('max-items', 'maxItems', true),
  plain('min-items', 'minItems', false, 0),
  plain('max-properties', 'maxProperties', true),
  plain('min-properties', 'minProperties', false, 0),
  plain('max-contains', 'maxContains', true),
  plain('min-contains', 'minContains', false),
]

function plain(name: string, keyword: string, isUpper: boolean, implied?: number): NumericKeyword {
  const of = (view: SchemaView) => limitOf(view, keyword, isUpper)
  return { name, isUpper, of, ...(implied !== undefined && { implied }) }
}

/** Keywords that limit numbers: of values, characters, items and properties. */
export function compareLimits(pair: SchemaPair): void {
  const moved = boundThatOnlyMoved(pair)
  for (const { name: usual, of, implied } of KEYWORDS) {
    if (moved.has(usual)) continue
    const before = of(pair.before)
    const after = of(pair.after)
    const name = writtenName(usual, before, after)
    const from = before?.value ?? implied
    const to = after?.value ?? implied
    if (from === to) continue
    if (from === undefined) pair.keyword(`${name}-set`, before, after, { to })
    else if (to === undefined) pair.keyword(`${name}-unset`, before, after, { from })
    else
      pair.keyword(`${name}-${to > from ? 'increased' : 'decreased'}`, before, after, { from, to })
  }
}

/** Until OpenAPI 3.0 `exclusiveMaximum: true` is a flag of the bound, and the keyword that changed is `maximum`. */
function writtenName(usual: string, ...held: readonly (Held<number> | undefined)[]): string {
  const isFlagged = held.every((one) => one?.keyword === 'maximum' || one?.keyword === 'minimum')
  return isFlagged ? usual.replace('exclusive-', '') : usual
}

/**
 * A bound can go from the inclusive to the exclusive keyword and back. That is one change of one bound: of
 * integers from `maximum: 9` to `exclusiveMaximum: 10` it is none.
 */
function boundThatOnlyMoved(pair: SchemaPair): ReadonlySet<string> {
  const moved = new Set<string>()
  for (const isUpper of [true, false]) {
    const [plainName, exclusiveName] = isUpper ? ['max', 'exclusive-max'] : ['min', 'exclusive-min']
    const before = soleBound(pair.before, isUpper)
    const after = soleBound(pair.after, isUpper)
    if (before === undefined || after === undefined || before.isExclusive === after.isExclusive)
      continue
    moved.add(plainName).add(exclusiveName)
    const from = tightness(before, isUpper, pair.before)
    const to = tightness(after, isUpper, pair.after)
    if (from === to) continue
    const name = after.isExclusive ? exclusiveName : plainName
    pair.keyword(`${name}-${to > from ? 'increased' : 'decreased'}`, before.held, after.held, {
      from: before.held.value,
      to: after.held.value,
    })
  }
  return moved
}

interface Bound {
  readonly held: Held<number>
  readonly isExclusive: boolean
}

/** The bound on one side, where there is one keyword for it and not both. */
function soleBound(view: SchemaView, isUpper: boolean): Bound | undefined {
  const inclusive = boundOf(view, isUpper, false)
  const exclusive = boundOf(view, isUpper, true)
  if (inclusive !== undefined && exclusive !== undefined) return undefined
  const held = inclusive ?? exclusive
  return held && { held, isExclusive: exclusive !== undefined }
}

/** A number by which bounds of both keywords can be compared. */
function tightness({ held, isExclusive }: Bound, isUpper: boolean, view: SchemaView): number {
  if (!isExclusive) return held.value
  const isInteger = view.all('type').some(({ value }) => value === 'integer')
  const step = isInteger && Number.isInteger(held.value) ? 1 : Math.abs(held.value) * 1e-12 || 1e-12
  return isUpper ? held.value - step : held.value + step
}
