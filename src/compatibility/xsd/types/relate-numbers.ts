import { withBases, XSD } from '../../../contracts/index.ts'
import type { Facet, SimpleTypeDefinition, SingleFacetName } from '../../../contracts/index.ts'
import { compareLimits, tightest, type ValueSpace } from './limits/compare-limits.ts'

/** Numbers that a type takes, as far as its base and limits tell. */
interface Numbers {
  readonly kind: 'integer' | 'decimal' | 'float' | 'double'
  readonly lowest: Facet | undefined
  readonly highest: Facet | undefined
  /** Whether it takes all numbers within the limits: it has no patterns, digits or enumeration of its own. */
  readonly isFull: boolean
}

/** Integers that a floating point type holds each exactly, up to this: XML Schema part 2, sections 3.2.4 and 3.2.5. */
const EXACT_UP_TO = { float: '16777216', double: '9007199254740992' }

/**
 * Whether one of two numeric types takes all numbers of the other one, whatever they are derived from. Undefined
 * for other types, and where neither does.
 */
export function relateNumbers(
  old: SimpleTypeDefinition,
  now: SimpleTypeDefinition,
): 'equal' | 'widened' | 'narrowed' | undefined {
  const before = numbersOf(old)
  const after = numbersOf(now)
  if (before === undefined || after === undefined) return undefined
  const isKept = after.isFull && contains(after, before)
  const isNoMore = before.isFull && contains(before, after)
  if (isKept && isNoMore) return 'equal'
  if (isKept) return 'widened'
  return isNoMore ? 'narrowed' : undefined
}

function numbersOf(type: SimpleTypeDefinition): Numbers | undefined {
  if (type.variety !== 'atomic') return undefined
  const kind = kindOf(type)
  if (kind === undefined) return undefined
  const { single, patterns, enumeration } = type.facets
  const space = kind === 'integer' ? 'integers' : 'others'
  const limit = (side: 'min' | 'max', ...names: SingleFacetName[]): Facet | undefined =>
    tightest(
      names.flatMap((name) => single.get(name) ?? []),
      side,
      space,
    )
  const isWritten = (facet: Facet | undefined): boolean => facet?.element !== undefined
  return {
    kind,
    lowest: limit('min', 'minInclusive', 'minExclusive'),
    highest: limit('max', 'maxInclusive', 'maxExclusive'),
    isFull:
      enumeration === undefined &&
      !patterns.flat().some(isWritten) &&
      !isWritten(single.get('totalDigits')) &&
      !isWritten(single.get('fractionDigits')),
  }
}

function kindOf(type: SimpleTypeDefinition): Numbers['kind'] | undefined {
  for (const { name } of withBases(type)) {
    if (name?.namespace !== XSD) continue
    const { localName } = name
    if (localName === 'integer' || localName === 'decimal') return localName
    if (localName === 'float' || localName === 'double') return localName
  }
  return undefined
}

function contains(outer: Numbers, inner: Numbers): boolean {
  if (outer.kind === 'float' || outer.kind === 'double') {
    const isUnlimited = outer.lowest === undefined && outer.highest === undefined
    if (inner.kind === 'integer') return isUnlimited && isExactIn(EXACT_UP_TO[outer.kind], inner)
    if (inner.kind === 'decimal') return false
    if (outer.kind === 'float' && inner.kind === 'double') return false
    return isUnlimited || isWithin(outer, inner, 'others')
  }
  if (inner.kind === 'float' || inner.kind === 'double') return false
  if (outer.kind === 'integer' && inner.kind === 'decimal') return false
  return isWithin(outer, inner, inner.kind === 'integer' ? 'integers' : 'others')
}

function isWithin(outer: Numbers, inner: Numbers, space: ValueSpace): boolean {
  const isBelow = isLimit(outer.highest, inner.highest, (from, to) =>
    atMost(compareLimits(from, to, 'max', space)),
  )
  return (
    isBelow &&
    isLimit(outer.lowest, inner.lowest, (from, to) => atMost(compareLimits(to, from, 'min', space)))
  )
}

function isLimit(
  outer: Facet | undefined,
  inner: Facet | undefined,
  isKept: (inner: Facet, outer: Facet) => boolean,
): boolean {
  if (outer === undefined) return true
  return inner !== undefined && isKept(inner, outer)
}

function atMost(order: number | undefined): boolean {
  return order !== undefined && order <= 0
}

function isExactIn(largest: string, inner: Numbers): boolean {
  const limit = (name: 'minInclusive' | 'maxInclusive', value: string): Facet => ({
    ...{ name, value, isFixed: false, element: undefined, location: undefined },
  })
  const highest = limit('maxInclusive', largest)
  const lowest = limit('minInclusive', `-${largest}`)
  return isWithin({ kind: 'integer', highest, lowest, isFull: true }, inner, 'integers')
}
