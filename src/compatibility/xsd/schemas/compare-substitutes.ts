import type {
  ComplexTypeDefinition,
  ElementDeclaration,
  GlobalComponent,
} from '../../../contracts/index.ts'
import { isResolved } from '../pair-tools.ts'
import type { ComponentGraph } from '../graph/component-graph.ts'
import type { SchemaComparison } from '../schema-comparison.ts'
import { subjectOf } from '../subject.ts'

/** What may come in place of something else, by key, with the key of what it replaces. */
type Replacing = ReadonlyMap<string, string>

/**
 * Compares which elements may stand in for others by their substitution group, and which types for others by
 * `xsi:type`, where messages hold what they may replace.
 *
 * @returns the keys of those that came or went, of either version
 */
export function compareSubstitutes(comparison: SchemaComparison): ReadonlySet<string> {
  const { pairing, oldReach, newReach } = comparison
  const before = replacing(pairing.old)
  const after = replacing(pairing.now)
  const told = new Set<string>()
  for (const [key, replaced] of after) {
    const former = before.get(pairing.keyBefore(key))
    const replacedBefore = pairing.keyBefore(replaced)
    if (former === replacedBefore || !oldReach.has(replacedBefore)) continue
    const component = pairing.now.byKey.get(key)
    if (component === undefined || isKeptType(component, pairing.keyBefore(key), pairing.old))
      continue
    if (!pairing.old.byKey.has(pairing.keyBefore(key)) && pairing.mayHaveMissed(component)) continue
    told.add(key)
    tell(comparison, component, 'added', { old: replacedBefore, now: replaced })
  }
  for (const [key, replaced] of before) {
    const now = after.get(pairing.keyNow(key))
    const replacedNow = pairing.keyNow(replaced)
    if (now === replacedNow || !newReach.has(replacedNow)) continue
    const component = pairing.old.byKey.get(key)
    if (component === undefined || isKeptType(component, pairing.keyNow(key), pairing.now)) continue
    if (!pairing.now.byKey.has(pairing.keyNow(key)) && pairing.mayMissNow(component)) continue
    told.add(key)
    tell(comparison, component, 'removed', { old: replaced, now: replacedNow })
  }
  return told
}

/** That a type has another base is told for the type. */
function isKeptType({ kind }: GlobalComponent, key: string, { byKey }: ComponentGraph): boolean {
  return kind !== 'element' && byKey.has(key)
}

function tell(
  comparison: SchemaComparison,
  component: GlobalComponent,
  what: 'added' | 'removed',
  owner: { readonly old: string; readonly now: string },
): void {
  const { pairing } = comparison
  const replaced = {
    old: pairing.old.byKey.get(owner.old),
    now: pairing.now.byKey.get(owner.now),
  }
  const isElement = component.kind === 'element'
  const name = subjectOf(replaced.now?.element ?? replaced.old?.element)
  const places =
    what === 'added'
      ? { old: replaced.old, now: component, cause: 'new' as const }
      : { old: component, now: replaced.now, cause: 'old' as const }
  comparison.report(
    isElement ? `substitution-group-member-${what}` : `derived-type-${what}`,
    { facts: { subject: subjectOf(component.element), head: name, base: name }, ...places },
    owner,
  )
}

function replacing({ byKey }: ComponentGraph): Replacing {
  const found = new Map<string, string>()
  for (const [key, component] of byKey) {
    const replaced = replacedBy(component)
    if (replaced !== undefined) found.set(key, replaced.key)
  }
  return found
}

function replacedBy(
  component: GlobalComponent,
): ElementDeclaration | ComplexTypeDefinition | undefined {
  if (component.kind === 'element') {
    const { substitutionGroup: head } = component
    return head !== undefined && isResolved(head) ? head : undefined
  }
  if (component.kind !== 'complexType') return undefined
  const { baseType: base } = component
  return isResolved(base) && base.kind === 'complexType' && !base.isBuiltIn ? base : undefined
}
