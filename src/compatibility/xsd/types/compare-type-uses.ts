import { elementsOf, isComplexType, isSimpleType, textOfName } from '../../../contracts/index.ts'
import type { ExpandedName, TypeDefinition, UnresolvedComponent } from '../../../contracts/index.ts'
import type { ChangeFacts } from '../../change-kind.ts'
import type { Placed } from '../../judged-log.ts'
import { isResolved, placeOf, type PairTools } from '../pair-tools.ts'
import { typeInWords } from '../graph/schema-pairing.ts'
import { subjectOf } from '../subject.ts'
import { BREAKS_OF_RELATION, relationOf } from './type-relation.ts'

/** A type where something has it. */
export interface TypeUse {
  readonly type: TypeDefinition | UnresolvedComponent
  /** What has the type. */
  readonly place: Placed
}

/** What has the type: elements have ids of their own for types that are wider or narrower. */
interface TypeOwner {
  readonly owner: 'element' | 'attribute' | 'part'
  readonly facts: ChangeFacts
}

/**
 * Compares the types that something has in both versions. Types of the same name are compared by themselves; where
 * another type took the place, how the two relate tells whom that breaks.
 */
export function compareTypeUses(
  old: TypeUse,
  now: TypeUse,
  { owner, facts: named }: TypeOwner,
  tools: PairTools,
): void {
  const { type: before } = old
  const { type: after } = now
  if (!isResolved(before) || !isResolved(after)) {
    compareUnresolved(old, now, { owner, facts: named }, tools)
    return
  }
  if (tools.pairing.isSameType(before, after)) return
  const isOldNamed = before.name !== undefined
  const isNewNamed = after.name !== undefined
  if (!isOldNamed && !isNewNamed) {
    tools.compareTypes(before, after)
    return
  }
  const places = { old: old.place, now: now.place }
  const facts = { ...named, from: typeInWords(before), to: typeInWords(after) }
  const isSameKind = before.kind === after.kind && !before.isBuiltIn && !after.isBuiltIn
  if (isOldNamed !== isNewNamed && isSameKind && shareMostNames(before, after)) {
    if (owner === 'element') {
      tools.report('element-inline-to-named-type', { facts, ...places })
      tools.noteTold(isNewNamed ? after : before)
    }
    tools.compareTypes(before, after)
    return
  }
  if (isRenamed(before, after, tools)) {
    tools.followRenamed(before, after)
    return
  }
  reportOtherType(before, after, { facts, ...places }, owner, tools)
}

function reportOtherType(
  before: TypeDefinition,
  after: TypeDefinition,
  change: Parameters<PairTools['report']>[1],
  owner: TypeOwner['owner'],
  tools: PairTools,
): void {
  const facts =
    change.facts['from'] === change.facts['to']
      ? { ...change.facts, from: typeInWords(before, true), to: typeInWords(after, true) }
      : change.facts
  const relation = relationOf(before, after, tools.pairing)
  if (relation === 'equal') {
    if (owner === 'element') tools.report('element-inline-to-named-type', { ...change, facts })
    return
  }
  // Types that say nearly the same are judged by what differs between them.
  const isAlike = areBothText(before, after) || shareMostElements(before, after)
  const breaks =
    isAlike && relation === 'unrelated' ? { breaks: tools.breaksOfReplacing(before, after) } : {}
  if (owner !== 'element') {
    const code = BREAKS_OF_RELATION[relation]
    tools.report(`${owner}-type-changed`, { ...change, facts, breaks: code, ...breaks })
    return
  }
  const id = relation === 'unrelated' ? 'element-type-changed' : `element-type-${relation}`
  tools.report(id, { ...change, facts, ...breaks })
}

function shareMostElements(old: TypeDefinition, now: TypeDefinition): boolean {
  return isComplexType(old) && isComplexType(now) && shareMostNames(old, now)
}

/** Text with attributes in the place of text without, or the other way round. */
function areBothText(old: TypeDefinition, now: TypeDefinition): boolean {
  const isText = (type: TypeDefinition): boolean =>
    isSimpleType(type) || type.contentType.kind === 'simple'
  return old.kind !== now.kind && isText(old) && isText(now)
}

/** The one is gone, the other came, and they say nearly the same. */
function isRenamed(old: TypeDefinition, now: TypeDefinition, { pairing }: PairTools): boolean {
  if (old.isBuiltIn || now.isBuiltIn || old.kind !== now.kind) return false
  if (!pairing.isOnlyInOld(old) || !pairing.isOnlyInNew(now)) return false
  return isSimpleType(old) || shareMostNames(old, now)
}

function shareMostNames(old: TypeDefinition, now: TypeDefinition): boolean {
  const names = namesIn(old)
  const others = namesIn(now)
  const shared = [...names].filter((name) => others.has(name)).length
  return shared * 2 >= Math.max(names.size, others.size)
}

/** The names of the elements and attributes that a type allows, with those of its bases. */
function namesIn(type: TypeDefinition): ReadonlySet<string> {
  const names = new Set<string>()
  if (!isComplexType(type)) return names
  for (const { name } of type.attributeUses) names.add(`@${name.localName}`)
  const { contentType } = type
  if (contentType.kind === 'element-only' || contentType.kind === 'mixed') {
    for (const { name } of elementsOf(contentType.particle)) names.add(name.localName)
  }
  return names
}

/** A type that is no longer there breaks what refers to it; one that cannot be had cannot be compared. */
function compareUnresolved(
  old: TypeUse,
  now: TypeUse,
  { owner, facts: named }: TypeOwner,
  tools: PairTools,
): void {
  const { type: before } = old
  const { type: after } = now
  const places = { old: old.place, now: now.place }
  const [from, to] = [nameOf(before), nameOf(after)]
  if (from !== undefined && to !== undefined && !tools.pairing.isSameName(from, to)) {
    const words = { from: from.localName, to: to.localName }
    const full = { from: textOfName(from), to: textOfName(to) }
    const facts = { ...named, ...(words.from === words.to ? full : words) }
    tools.report(`${owner}-type-changed`, { facts, ...places })
    return
  }
  if (isResolved(before) && !isResolved(after)) {
    if (after.reason === 'undefined') {
      const id = isSimpleType(before) ? 'simple-type-removed' : 'complex-type-removed'
      const facts = { subject: subjectOf(before.element) }
      tools.report(id, { facts, old: placeOf(before), now: now.place, cause: 'old' })
    } else {
      const reason = `The type "${after.name?.localName ?? ''}" cannot be had in the new version.`
      tools.noteGap(reason, old.place, now.place)
    }
  } else if (!isResolved(before) && isResolved(after) && before.reason === 'unavailable') {
    const reason = `The type "${before.name?.localName ?? ''}" cannot be had in the old version.`
    tools.noteGap(reason, old.place, now.place)
  }
}

function nameOf({ name }: TypeDefinition | UnresolvedComponent): ExpandedName | undefined {
  if (name?.namespace === undefined) return undefined
  return { namespace: name.namespace, localName: name.localName }
}
