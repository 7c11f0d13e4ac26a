import { textOfName } from '../../../contracts/index.ts'
import {
  elementNamesOf,
  isGroup,
  localNamesOf,
  type ElementMember,
  type GroupMember,
  type Member,
} from './content-model.ts'
import { likeness } from './likeness.ts'
import { isSameSource } from '../graph/same-source.ts'
import type { SchemaPairing } from '../graph/schema-pairing.ts'

export interface MatchedMembers {
  /** The members of both sides in order, those put together into one that the other side has as a group. */
  readonly old: readonly Member[]
  readonly now: readonly Member[]
  readonly pairs: readonly (readonly [Member, Member])[]
  /** Elements that have another name, and nothing else that is other. */
  readonly renamed: readonly (readonly [ElementMember, ElementMember])[]
  readonly removed: readonly Member[]
  readonly added: readonly Member[]
}

/**
 * Finds out which members of two groups of the same kind belong together: elements by name, groups by the
 * elements that they share, elements with the group that they were put into, and at last what stands in the same
 * place and differs by its name alone.
 *
 * @param kind of the two groups: a group of the same kind within, occurring once, was dissolved in them
 */
export function matchMembers(
  old: readonly Member[],
  now: readonly Member[],
  kind: GroupMember['kind'],
  pairing: SchemaPairing,
): MatchedMembers {
  const matching = new Matching(old, now)
  matching.byKey(
    (member) => keyOf(member, pairing),
    (member) => keyOf(member, undefined),
  )
  matching.byKey(localKeyOf, localKeyOf)
  matchSameGroups(matching)
  matchWrapped(matching, kind, pairing, 'several')
  matchGroups(matching, pairing)
  matchWrapped(matching, kind, pairing, 'one')
  const { old: before, now: after, pairs } = matching
  return { ...matchRenamed(matching, pairing), old: before, now: after, pairs }
}

class Matching {
  old: readonly Member[]
  now: readonly Member[]
  readonly partner = new Map<Member, Member>()
  readonly #taken = new Set<Member>()

  constructor(old: readonly Member[], now: readonly Member[]) {
    this.old = old
    this.now = now
  }

  get pairs(): readonly (readonly [Member, Member])[] {
    return this.old.flatMap((member) => {
      const other = this.partner.get(member)
      return other === undefined ? [] : [[member, other] as const]
    })
  }

  get removed(): readonly Member[] {
    return this.old.filter((member) => !this.partner.has(member))
  }

  get added(): readonly Member[] {
    return this.now.filter((member) => !this.#taken.has(member))
  }

  isTaken(member: Member): boolean {
    return this.#taken.has(member)
  }

  match(old: Member, now: Member): void {
    this.partner.set(old, now)
    this.#taken.add(now)
  }

  /** The first of a key with the first, the second with the second, and so on. */
  byKey(
    oldKey: (member: Member) => string | undefined,
    newKey: (member: Member) => string | undefined,
  ): void {
    const waiting = new Map<string, Member[]>()
    for (const member of this.added) {
      const key = newKey(member)
      if (key === undefined) continue
      const same = waiting.get(key)
      if (same === undefined) waiting.set(key, [member])
      else same.push(member)
    }
    for (const member of this.removed) {
      const key = oldKey(member)
      const other = key === undefined ? undefined : waiting.get(key)?.shift()
      if (other !== undefined) this.match(member, other)
    }
  }
}

function keyOf(member: Member, pairing: SchemaPairing | undefined): string | undefined {
  if (member.kind === 'any') return 'any'
  if (member.kind === 'unresolved') return `unresolved ${member.component.name?.localName ?? ''}`
  if (isGroup(member)) return undefined
  const { name } = member.declaration
  return `element ${textOfName(pairing === undefined ? name : pairing.nameNow(name))}`
}

/** Elements that only their namespace tells apart: the form of local names may have changed. */
function localKeyOf(member: Member): string | undefined {
  if (member.kind === 'element') return `element ${member.declaration.name.localName}`
  // What a reference leads to may be gone.
  return member.kind === 'unresolved'
    ? `element ${member.component.name?.localName ?? ''}`
    : undefined
}

/** Groups that are held against each other; hand-made content models have a few. */
const MOST_LIKENESSES = 10_000

/** Groups with the same elements. */
function matchSameGroups(matching: Matching): void {
  const key = (member: Member): string | undefined =>
    isGroup(member) && localNamesOf(member).size > 0
      ? [...localNamesOf(member)].sort().join(' ')
      : undefined
  matching.byKey(key, key)
}

function matchGroups(matching: Matching, pairing: SchemaPairing): void {
  if (matching.removed.length * matching.added.length > MOST_LIKENESSES) return
  for (const old of matching.removed) {
    if (!isGroup(old)) continue
    let best: { member: GroupMember; score: number } | undefined
    for (const now of matching.added) {
      if (!isGroup(now)) continue
      const score = sharedNames(old, now, pairing) * 2 + Number(old.kind === now.kind)
      if (score > (best?.score ?? 1)) best = { member: now, score }
    }
    if (best !== undefined) matching.match(old, best.member)
  }
  const [old, ...moreOld] = matching.removed.filter(isGroup)
  const [now, ...moreNow] = matching.added.filter(isGroup)
  if (old === undefined || old.kind !== now?.kind) return
  if (moreOld.length === 0 && moreNow.length === 0) matching.match(old, now)
}

function sharedNames(old: Member, now: Member, pairing: SchemaPairing): number {
  const names = elementNamesOf(now)
  return [...elementNamesOf(old)].filter((name) => names.has(nameNow(name, pairing))).length
}

function nameNow(name: string, pairing: SchemaPairing): string {
  const [, namespace = '', localName = name] = /^\{(.*)\}(.*)$/s.exec(name) ?? []
  return textOfName(pairing.nameNow({ namespace, localName }))
}

/**
 * Elements that were put into a group, or taken out of one. Several of them were a group of the kind of what is
 * around them, so that they are compared with the other group as one.
 */
function matchWrapped(
  matching: Matching,
  kind: GroupMember['kind'],
  pairing: SchemaPairing,
  count: 'one' | 'several',
): void {
  if (matching.removed.length * matching.added.length > MOST_LIKENESSES) return
  for (const now of matching.added) {
    if (!isGroup(now)) continue
    const inside = matching.removed.filter((old) => sharedNames(old, now, pairing) > 0)
    const whole = together(inside, kind)
    if (whole === undefined || !isWanted(inside, whole, now, count)) continue
    matching.old = replaced(matching.old, inside, whole)
    matching.match(whole, now)
  }
  for (const old of matching.removed) {
    if (!isGroup(old)) continue
    const inside = matching.added.filter((now) => sharedNames(old, now, pairing) > 0)
    const whole = together(inside, kind)
    if (whole === undefined || !isWanted(inside, whole, old, count)) continue
    matching.now = replaced(matching.now, inside, whole)
    matching.match(old, whole)
  }
}

/** Several are one where they have more in common with the group together than each by itself. */
function isWanted(
  inside: readonly Member[],
  whole: Member,
  group: GroupMember,
  count: 'one' | 'several',
): boolean {
  if (count === 'one') return inside.length === 1
  const alone = Math.max(...inside.map((member) => likeness(member, group)))
  return inside.length > 1 && likeness(whole, group) > alone
}

/** Members as one: a group of theirs, written where they all are. */
function together(members: readonly Member[], kind: GroupMember['kind']): Member | undefined {
  const [first, ...others] = members
  if (first === undefined || others.length === 0) return first
  const parent = first.element?.parent
  const isShared = others.every(({ element }) => element?.parent === parent)
  const element = isShared ? parent : undefined
  return { kind, members, min: 1, max: 1, element, source: element }
}

/** Members with one in the place of the first of several. */
function replaced(
  all: readonly Member[],
  members: readonly Member[],
  whole: Member,
): readonly Member[] {
  return all.flatMap((member) => {
    if (!members.includes(member)) return [member]
    return member === members[0] ? [whole] : []
  })
}

/** Between the same neighbours one element went and one came that differs in nothing but the name. */
function matchRenamed(
  matching: Matching,
  pairing: SchemaPairing,
): Pick<MatchedMembers, 'renamed' | 'removed' | 'added'> {
  const gone = byNeighbour(matching.old, (member) => matching.partner.get(member))
  const come = byNeighbour(matching.now, (member) =>
    matching.isTaken(member) ? member : undefined,
  )
  const renamed: (readonly [ElementMember, ElementMember])[] = []
  for (const [neighbour, [old, ...moreOld]] of gone) {
    const [now, ...moreNow] = come.get(neighbour) ?? []
    if (moreOld.length > 0 || moreNow.length > 0) continue
    if (old?.kind !== 'element' || now?.kind !== 'element') continue
    if (differByNameAlone(old, now, pairing)) renamed.push([old, now])
  }
  const others = new Set<Member>(renamed.flat())
  return {
    renamed,
    removed: matching.removed.filter((member) => !others.has(member)),
    added: matching.added.filter((member) => !others.has(member)),
  }
}

/** What has no partner, by the partner of the nearest matched member before it. */
function byNeighbour(
  members: readonly Member[],
  partnerOf: (member: Member) => Member | undefined,
): ReadonlyMap<Member | undefined, readonly Member[]> {
  const found = new Map<Member | undefined, Member[]>()
  let neighbour: Member | undefined
  for (const member of members) {
    const partner = partnerOf(member)
    if (partner !== undefined) {
      neighbour = partner
      continue
    }
    const same = found.get(neighbour)
    if (same === undefined) found.set(neighbour, [member])
    else same.push(member)
  }
  return found
}

function differByNameAlone(
  old: ElementMember,
  now: ElementMember,
  pairing: SchemaPairing,
): boolean {
  if (old.min !== now.min || old.max !== now.max) return false
  const { declaration: before } = old
  const { declaration: after } = now
  if (before.isNillable !== after.isNillable) return false
  if (before.type.kind === 'unresolved' || after.type.kind === 'unresolved') return false
  if (before.type.name !== undefined || after.type.name !== undefined) {
    return pairing.isSameType(before.type, after.type)
  }
  const { element: one } = before.type
  const { element: other } = after.type
  return (
    one !== undefined &&
    other !== undefined &&
    isSameSource(one, other, (namespace) => pairing.namespaceNow(namespace))
  )
}
