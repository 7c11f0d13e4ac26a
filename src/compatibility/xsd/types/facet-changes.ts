import { withBases, XSD } from '../../../contracts/index.ts'
import type {
  Facet,
  FacetSet,
  SimpleTypeDefinition,
  SingleFacetName,
} from '../../../contracts/index.ts'
import { compareLimits, tightest, type ValueSpace } from './limits/compare-limits.ts'

/** One difference between the facets of two types. */
export interface FacetChange {
  /** Of the kind of change, without the way. */
  readonly id: string
  readonly facet: string
  readonly from: string | undefined
  readonly to: string | undefined
  readonly old: Facet | undefined
  readonly now: Facet | undefined
  /** What it does to the set of values. */
  readonly effect: 'widened' | 'narrowed' | 'other'
}

/**
 * What differs between the facets of two types (XML Schema part 2, section 4.3).
 *
 * @param base whether both derive from the same built-in type: what that brings along both have, and a facet that one
 *   of them writes is then a facet that came
 */
export function facetChanges(
  old: SimpleTypeDefinition,
  now: SimpleTypeDefinition,
  base: 'same base' | 'other base' = 'same base',
): readonly FacetChange[] {
  const [before, after] =
    base === 'same base'
      ? ([writtenIn(old.facets), writtenIn(now.facets)] as const)
      : ([old.facets, now.facets] as const)
  return [
    ...lengthChanges(before, after),
    ...limitChanges(before, after, areIntegers(old) && areIntegers(now) ? 'integers' : 'others'),
    ...whiteSpaceChanges(before, after),
    ...patternChanges(before, after),
    ...enumerationChanges(before, after),
  ]
}

/** Without what comes with built-in types, which no document holds. */
function writtenIn({ single, patterns, enumeration }: FacetSet): FacetSet {
  const isWritten = ({ element }: Facet): boolean => element !== undefined
  return {
    single: new Map([...single].filter(([, facet]) => isWritten(facet))),
    patterns: patterns.filter((step) => step.some(isWritten)),
    enumeration,
  }
}

type Single = readonly [old: Facet | undefined, now: Facet | undefined]

function singles(old: FacetSet, now: FacetSet, name: SingleFacetName): Single {
  return [old.single.get(name), now.single.get(name)]
}

function changeOf(
  id: string,
  effect: FacetChange['effect'],
  [old, now]: Single,
  facet = (now ?? old)?.name ?? '',
): FacetChange {
  return { id, facet, from: old?.value, to: now?.value, old, now, effect }
}

/** A facet that came or went. */
function presenceOf(pair: Single): FacetChange | undefined {
  const [old, now] = pair
  if (old === undefined && now !== undefined) return changeOf('facet-added', 'narrowed', pair)
  if (old !== undefined && now === undefined) return changeOf('facet-removed', 'widened', pair)
  return undefined
}

function lengthChanges(old: FacetSet, now: FacetSet): FacetChange[] {
  const pair = singles(old, now, 'length')
  const presence = presenceOf(pair)
  if (presence !== undefined) return [presence]
  const isSame = Number(pair[0]?.value) === Number(pair[1]?.value)
  return pair[0] === undefined || isSame ? [] : [changeOf('facet-length-changed', 'other', pair)]
}

/** Facets that limit from above or from below; a limit that counts itself and one that does not are one. */
const LIMITS: readonly (readonly [side: 'max' | 'min', ...names: SingleFacetName[]])[] = [
  ['max', 'maxLength'],
  ['max', 'totalDigits'],
  ['max', 'fractionDigits'],
  ['max', 'maxInclusive', 'maxExclusive'],
  ['min', 'minLength'],
  ['min', 'minInclusive', 'minExclusive'],
]

function areIntegers(type: SimpleTypeDefinition): boolean {
  for (const { name } of withBases(type)) {
    if (name?.localName === 'integer' && name.namespace === XSD) return true
  }
  return false
}

function limitChanges(old: FacetSet, now: FacetSet, space: ValueSpace): FacetChange[] {
  return LIMITS.flatMap(([side, ...names]) => {
    const limitOf = ({ single }: FacetSet): Facet | undefined =>
      tightest(
        names.flatMap((name) => single.get(name) ?? []),
        side,
        space,
      )
    const pair = [limitOf(old), limitOf(now)] as const
    const presence = presenceOf(pair)
    if (presence !== undefined) return [presence]
    const [before, after] = pair
    if (before === undefined || after === undefined) return []
    const order = compareLimits(before, after, side, space)
    if (order === 0) return []
    if (order === undefined)
      return [
        changeOf(`facet-${side}-${side === 'max' ? 'decreased' : 'increased'}`, 'other', pair),
      ]
    const isRaised = order < 0
    const effect = isRaised === (side === 'max') ? 'widened' : 'narrowed'
    return [changeOf(`facet-${side}-${isRaised ? 'increased' : 'decreased'}`, effect, pair)]
  })
}

function whiteSpaceChanges(old: FacetSet, now: FacetSet): FacetChange[] {
  const pair = singles(old, now, 'whiteSpace')
  const [before, after] = pair
  if ((before?.value ?? 'preserve') === (after?.value ?? 'preserve')) return []
  return [changeOf('facet-white-space-changed', 'other', pair)]
}

function patternChanges(old: FacetSet, now: FacetSet): FacetChange[] {
  const before = patternsOf(old)
  const after = patternsOf(now)
  if (before.text === after.text) return []
  const common = { facet: 'pattern', old: before.facet, now: after.facet }
  const change = { ...common, from: before.text || undefined, to: after.text || undefined }
  if (before.text === '') return [{ ...change, id: 'facet-added', effect: 'narrowed' }]
  if (after.text === '') return [{ ...change, id: 'facet-removed', effect: 'widened' }]
  return [{ ...change, id: 'facet-pattern-changed', effect: 'other' }]
}

/** All steps of derivation, each with its alternatives in any order. */
function patternsOf(facets: FacetSet): { text: string; facet: Facet | undefined } {
  const steps = facets.patterns.map((step) =>
    step
      .map(({ value }) => value)
      .sort()
      .join('|'),
  )
  return { text: [...new Set(steps)].sort().join(' and '), facet: facets.patterns.at(-1)?.[0] }
}

function enumerationChanges(old: FacetSet, now: FacetSet): FacetChange[] {
  const before = old.enumeration
  const after = now.enumeration
  if (before === undefined && after === undefined) return []
  if (before === undefined || after === undefined) {
    const presence = presenceOf([before?.[0], after?.[0]])
    return presence === undefined ? [] : [{ ...presence, from: listOf(before), to: listOf(after) }]
  }
  const values = new Set(before.map(valueOf))
  const others = new Set(after.map(valueOf))
  const added = after.filter((facet) => !values.has(valueOf(facet)))
  const removed = before.filter((facet) => !others.has(valueOf(facet)))
  return [
    ...added.map((facet) =>
      changeOf('simple-type-enumeration-added', 'widened', [undefined, facet]),
    ),
    ...removed.map((facet) =>
      changeOf('simple-type-enumeration-removed', 'narrowed', [facet, undefined]),
    ),
  ]
}

function valueOf({ value }: Facet): string {
  return value
}

function listOf(facets: readonly Facet[] | undefined): string | undefined {
  return facets?.map(({ value }) => `"${value}"`).join(', ')
}
