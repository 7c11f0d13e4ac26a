import type { SimpleTypeDefinition, UnresolvedComponent } from '../../../contracts/index.ts'
import type { BreaksCode } from '../../judged-kind.ts'
import { facetChanges, type FacetChange } from './facet-changes.ts'
import { isResolved, placeOf, type PairTools } from '../pair-tools.ts'
import { typeInWords } from '../graph/schema-pairing.ts'
import { inWords, subjectOf } from '../subject.ts'
import {
  BREAKS_OF_RELATION,
  builtInBaseOf,
  relationOfSimpleTypes,
  type Relation,
} from './type-relation.ts'

type Found = SimpleTypeDefinition | UnresolvedComponent

/** Compares what a simple type says in both versions: its items or members, its base, its facets. */
export function compareSimpleTypes(
  old: SimpleTypeDefinition,
  now: SimpleTypeDefinition,
  tools: PairTools,
): void {
  const subject = subjectOf(now.element ?? old.element)
  const places = { old: placeOf(old), now: placeOf(now) }
  if (old.variety !== now.variety) {
    const breaks = breaksOfMembers(relationOfSimpleTypes(old, now, tools.pairing))
    const facts = { subject, from: structureOf(old), to: structureOf(now) }
    tools.report('list-union-changed', { facts, ...places, breaks })
    return
  }
  if (old.variety !== 'atomic') compareMembers(old, now, tools)
  const before = builtInBaseOf(old)
  const after = builtInBaseOf(now)
  const isOtherBase =
    old.variety === 'atomic' && before !== after && before !== undefined && after !== undefined
  if (isOtherBase && before.kind === 'simpleType' && after.kind === 'simpleType') {
    const breaks = BREAKS_OF_RELATION[relationOfSimpleTypes(before, after, tools.pairing)]
    const facts = { subject, from: typeInWords(before), to: typeInWords(after) }
    tools.report('simple-type-base-changed', { facts, ...places, breaks })
  }
  for (const change of facetChanges(old, now, isOtherBase ? 'other base' : 'same base')) {
    if (!isOtherBase || isWritten(change)) reportFacet(change, old, now, tools)
  }
}

/** Facets that come with a built-in base are told with the base. */
function isWritten({ old, now }: FacetChange): boolean {
  return [old, now].every((facet) => facet === undefined || facet.element !== undefined)
}

function reportFacet(
  { id, facet, from, to, old: before, now: after, effect }: FacetChange,
  old: SimpleTypeDefinition,
  now: SimpleTypeDefinition,
  tools: PairTools,
): void {
  const subject = subjectOf(after?.element ?? before?.element ?? now.element)
  const isUnknown = effect === 'other' && /^facet-m(?:ax|in)-/.test(id)
  tools.report(id, {
    facts: { subject, facet, from: from ?? 'none', to: to ?? 'none', value: to ?? from },
    old: placeOf(before, placeOf(old)),
    now: placeOf(after, placeOf(now)),
    ...(before === undefined && { cause: 'new' as const }),
    ...(after === undefined && { cause: 'old' as const }),
    ...(isUnknown && { breaks: 'mm' }),
  })
}

function compareMembers(
  old: SimpleTypeDefinition,
  now: SimpleTypeDefinition,
  tools: PairTools,
): void {
  const relation =
    old.variety === 'list'
      ? relationOfItems(old.itemType, now.itemType, tools)
      : relationOfMembers(old.memberTypes, now.memberTypes, tools)
  if (relation === 'equal') return
  const subject = subjectOf(now.element ?? old.element)
  tools.report('list-union-changed', {
    facts: { subject, from: structureOf(old), to: structureOf(now) },
    old: placeOf(old),
    now: placeOf(now),
    breaks: breaksOfMembers(relation),
  })
}

/** Some values may be good for both: what is in a list, or is read as another member of a union. */
function breaksOfMembers(relation: Relation): BreaksCode {
  return relation === 'widened' || relation === 'narrowed' ? BREAKS_OF_RELATION[relation] : 'mm'
}

function structureOf({ variety, itemType, memberTypes }: SimpleTypeDefinition): string {
  const nameOf = (type: Found | undefined): string =>
    type === undefined || !isResolved(type) ? 'something' : typeInWords(type)
  if (variety === 'list') return `a list of ${nameOf(itemType)}`
  if (variety === 'union') return `a union of ${inWords(memberTypes.map(nameOf))}`
  return 'a single value'
}

function relationOfItems(
  old: Found | undefined,
  now: Found | undefined,
  tools: PairTools,
): Relation {
  if (old === undefined || now === undefined || !isResolved(old) || !isResolved(now)) return 'equal'
  if (areCompared(old, now, tools)) return 'equal'
  return relationOfSimpleTypes(old, now, tools.pairing)
}

/** Types in the same role that are compared by what they say: of one name, or both without. */
function areCompared(
  old: SimpleTypeDefinition,
  now: SimpleTypeDefinition,
  tools: PairTools,
): boolean {
  const isSame =
    tools.pairing.isSameType(old, now) || (old.name === undefined && now.name === undefined)
  if (isSame && !old.isBuiltIn && !now.isBuiltIn) tools.compareTypes(old, now)
  return isSame
}

function relationOfMembers(
  old: readonly Found[],
  now: readonly Found[],
  tools: PairTools,
): Relation {
  const before = old.filter(isResolved)
  const after = now.filter(isResolved)
  const unmatched = new Set(after)
  let gone = 0
  for (const type of before) {
    const same = [...unmatched].find(
      (other) =>
        (type.name === undefined) === (other.name === undefined) && areMembers(type, other, tools),
    )
    if (same === undefined) gone += 1
    else {
      unmatched.delete(same)
      areCompared(type, same, tools)
    }
  }
  if (gone === 0) return unmatched.size === 0 ? 'equal' : 'widened'
  return unmatched.size === 0 ? 'narrowed' : 'unrelated'
}

function areMembers(
  old: SimpleTypeDefinition,
  now: SimpleTypeDefinition,
  tools: PairTools,
): boolean {
  return old.name === undefined || tools.pairing.isSameType(old, now)
}
