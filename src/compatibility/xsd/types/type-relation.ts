import { ANY_TYPE, withBases } from '../../../contracts/index.ts'
import type { SimpleTypeDefinition, TypeDefinition } from '../../../contracts/index.ts'
import type { BreaksCode } from '../../judged-kind.ts'
import { facetChanges } from './facet-changes.ts'
import { relateNumbers } from './relate-numbers.ts'
import type { SchemaPairing } from '../graph/schema-pairing.ts'

/** How the values of a type relate to those of another one. */
export type Relation = 'equal' | 'widened' | 'narrowed' | 'unrelated'

/** Whom it breaks that a type took the place of another one. */
export const BREAKS_OF_RELATION: Readonly<Record<Relation, BreaksCode>> = {
  equal: 'nn',
  widened: 'nm/yn',
  narrowed: 'yn/nm',
  unrelated: 'yy',
}

/**
 * How the values of the new type relate to those of the old one, by how the types are derived (XML Schema part
 * 2, section 3), by their facets and by the numbers that they take.
 */
export function relationOf(
  old: TypeDefinition,
  now: TypeDefinition,
  pairing: SchemaPairing,
): Relation {
  if (now === ANY_TYPE) return old === ANY_TYPE ? 'equal' : 'widened'
  if (old === ANY_TYPE) return 'narrowed'
  if (old.kind !== 'simpleType' || now.kind !== 'simpleType') return 'unrelated'
  return relationOfSimpleTypes(old, now, pairing)
}

export function relationOfSimpleTypes(
  old: SimpleTypeDefinition,
  now: SimpleTypeDefinition,
  pairing: SchemaPairing,
): Relation {
  if (pairing.isSameType(old, now)) return 'equal'
  const derived = relationByDerivation(old, now, pairing)
  if (derived !== undefined) return derived
  const inUnion = relationInUnions(old, now, pairing)
  if (inUnion !== undefined) return inUnion
  if (old.variety !== now.variety) return 'unrelated'
  const ofNumbers = relateNumbers(old, now)
  if (ofNumbers !== undefined) return ofNumbers
  const before = builtInBaseOf(old)
  const after = builtInBaseOf(now)
  if (before === undefined || before !== after) return 'unrelated'
  const effects = new Set(facetChanges(old, now).map(({ effect }) => effect))
  if (effects.size === 0) return 'equal'
  const [effect, ...others] = effects
  if (others.length > 0 || effect === undefined || effect === 'other') return 'unrelated'
  return effect
}

/** One of them is derived from the other by restriction. */
function relationByDerivation(
  old: SimpleTypeDefinition,
  now: SimpleTypeDefinition,
  pairing: SchemaPairing,
): Relation | undefined {
  for (const base of withBases(old)) {
    if (base !== old && pairing.isSameType(base, now))
      return saysMore(old, base) ? 'widened' : 'equal'
  }
  for (const base of withBases(now)) {
    if (base !== now && pairing.isSameType(old, base))
      return saysMore(now, base) ? 'narrowed' : 'equal'
  }
  return undefined
}

/** Whether a type restricts its base at all; each built-in type does. */
function saysMore(type: SimpleTypeDefinition, base: TypeDefinition): boolean {
  for (const step of withBases(type)) {
    if (step === base) return false
    if (step.kind !== 'simpleType' || step.isBuiltIn || step.ownFacets.length > 0) return true
    if (step.derivationMethod !== 'restriction') return true
  }
  return true
}

/** A type became a union with itself among the members, or the other way round. */
function relationInUnions(
  old: SimpleTypeDefinition,
  now: SimpleTypeDefinition,
  pairing: SchemaPairing,
): Relation | undefined {
  const isAmong = (
    type: SimpleTypeDefinition,
    union: SimpleTypeDefinition,
    isSame: (member: SimpleTypeDefinition) => boolean,
  ): boolean =>
    type.variety !== 'union' &&
    union.variety === 'union' &&
    union.memberTypes.some((member) => member.kind === 'simpleType' && isSame(member))
  if (isAmong(old, now, (member) => pairing.isSameType(old, member))) return 'widened'
  if (isAmong(now, old, (member) => pairing.isSameType(member, now))) return 'narrowed'
  return undefined
}

/** The nearest type of XML Schema itself. */
export function builtInBaseOf(type: SimpleTypeDefinition): TypeDefinition | undefined {
  for (const base of withBases(type)) if (base.isBuiltIn) return base
  return undefined
}
