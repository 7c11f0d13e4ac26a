import { compareElementMembers, reportRenamed } from '../declarations/compare-elements.ts'
import { compareWildcards } from './compare-wildcards.ts'
import {
  canBeAbsent,
  elementNamesOf,
  isGroup,
  type ContentModel,
  type GroupMember,
  type Member,
  type Whole,
} from './content-model.ts'
import { likeness } from './likeness.ts'
import { matchMembers, type MatchedMembers } from './match-members.ts'
import { compareOrder } from './compare-order.ts'
import { placeOf, type PairTools } from '../pair-tools.ts'
import {
  ChangesWithin,
  compareGroupReferences,
  tellChangedGroups,
} from './compare-group-references.ts'
import { namesInWords, subjectOf, subjectOfMember } from '../subject.ts'
import { XSD } from '../../../contracts/index.ts'
import type { XmlElement } from '../../../contracts/index.ts'

/** Compares two content models: their named groups, and what they amount to. */
export function compareContentModels(
  old: ContentModel,
  now: ContentModel,
  whole: Whole,
  tools: PairTools,
): void {
  compareGroupReferences(old, now, tools)
  const inside = new ChangesWithin(tools)
  compareGroups(old.group, now.group, { ...whole, isAll: true }, inside.tools)
  tellChangedGroups(old, now, inside)
}

function compareGroups(old: GroupMember, now: GroupMember, whole: Whole, tools: PairTools): void {
  const aligned = align(old, now)
  if (aligned === undefined) {
    reportOtherKind(old, now, whole, tools)
    return
  }
  const [before, after] = aligned
  if (before.kind !== after.kind) reportOtherKind(before, after, whole, tools)
  compareOccurrence(before, after, tools)
  const matched = matchMembers(before.members, after.members, before.kind, tools.pairing)
  compareMatched(matched, before, after, whole, tools)
  if (before.kind === 'sequence' && after.kind === 'sequence') {
    compareOrder(before, after, matched, whole, tools)
  }
}

/**
 * What is to be compared of two groups: the one may be what is left of a group within the other, or have come to
 * stand within it, where it has more elements in common with that than with all of the other. Groups of two kinds
 * are comparable when the one has just one member, which is the same in a group of any kind; a sequence and an `all`
 * with the same members differ in the order alone.
 */
function align(
  old: GroupMember,
  now: GroupMember,
): readonly [GroupMember, GroupMember] | undefined {
  if (old.kind === now.kind && occurAlike(old, now)) return [old, now]
  if (isNearerWithin(now, old)) return [wrap(old, now), now]
  if (isNearerWithin(old, now)) return [old, wrap(now, old)]
  if (old.kind === now.kind) return [old, now]
  if (old.members.length < 2) return [{ ...old, kind: now.kind }, now]
  if (now.members.length < 2) return [old, { ...now, kind: old.kind }]
  const isReordered = old.kind !== 'choice' && now.kind !== 'choice'
  return isReordered && likeness(old, now) === 1 ? [old, now] : undefined
}

function isNearerWithin(whole: GroupMember, group: GroupMember): boolean {
  const nearest = whole.members
    .filter(({ kind }) => kind === group.kind)
    .map((member) => likeness(member, group))
  return Math.max(0, ...nearest) > likeness(whole, group)
}

function occurAlike(old: Member, now: Member): boolean {
  return old.min === now.min && old.max === now.max
}

function wrap(member: Member, { kind }: GroupMember): GroupMember {
  const { element } = member
  return { kind, members: [member], min: 1, max: 1, element, source: element }
}

function reportOtherKind(old: GroupMember, now: GroupMember, whole: Whole, tools: PairTools): void {
  const place = { old: old.source ?? whole.old, now: now.source ?? whole.now }
  const areSame = likeness(old, now) === 1
  const id = `${old.kind}-to-${now.kind}`
  const isReordered = id === 'sequence-to-all' || id === 'all-to-sequence'
  const subject = subjectOf(now.source?.parent)
  if (isReordered && areSame) tools.report(id, { facts: { subject }, ...place })
  else {
    const content = whole.isAll === true ? 'the content' : `the group of ${namesInWords(now)}`
    const facts = { subject: `${content} of ${subject}`, from: old.kind, to: now.kind }
    tools.report('model-group-changed', { facts, ...place })
  }
}

function compareOccurrence(old: Member, now: Member, tools: PairTools): void {
  const subject = subjectOfMember(now)
  const change = (from: string, to: string) => ({
    facts: { subject, from, to },
    old: old.element,
    now: now.element,
  })
  if (old.min !== now.min) {
    const id = `element-min-occurs-${now.min > old.min ? 'increased' : 'decreased'}`
    tools.report(id, change(leastOf(old.min), leastOf(now.min)))
  }
  if (old.max !== now.max) {
    const id = `element-max-occurs-${now.max > old.max ? 'increased' : 'decreased'}`
    tools.report(id, change(timesOf(old.max), timesOf(now.max)))
  }
}

function leastOf(count: number): string {
  return count === 0 ? 'may be left out' : `must occur at least ${timesOf(count)}`
}

function timesOf(count: number): string {
  if (count === Infinity) return 'any number of times'
  return count === 1 ? 'once' : `${count} times`
}

function compareMatched(
  { pairs, renamed, removed, added }: MatchedMembers,
  old: GroupMember,
  now: GroupMember,
  whole: Whole,
  tools: PairTools,
): void {
  for (const [before, after] of pairs) compareMembers(before, after, whole, tools)
  for (const [before, after] of renamed) reportRenamed(before, after, tools)
  for (const member of removed) {
    const emptied = withoutOccurrence(member, now)
    if (emptied !== undefined) {
      tellOccurrence(member.element, emptied, { from: member.max, to: 0 }, member, tools)
      continue
    }
    const id = idOf('removed', member, old.kind)
    tools.report(id, {
      facts: { subject: subjectFor(id, member) },
      old: member.element ?? whole.old,
      now: now.element ?? whole.now,
      cause: 'old',
    })
  }
  for (const member of added) {
    const emptied = withoutOccurrence(member, old)
    if (emptied !== undefined) {
      tellOccurrence(emptied, member.element, { from: 0, to: member.max }, member, tools)
      continue
    }
    const id = idOf('added', member, now.kind)
    tools.report(id, {
      facts: { subject: subjectFor(id, member) },
      old: old.element ?? whole.old,
      now: member.element ?? whole.now,
      cause: 'new',
    })
  }
}

/** Where the other version still writes an element that it allows no longer, or not yet. */
function withoutOccurrence(member: Member, { source }: GroupMember): XmlElement | undefined {
  if (member.kind !== 'element') return undefined
  const { localName } = member.declaration.name
  return source?.children.find(
    (child) =>
      child.is(XSD, 'element') &&
      child.attribute('maxOccurs') === '0' &&
      (child.attribute('name') ?? child.qname('ref')?.localName) === localName,
  )
}

function tellOccurrence(
  old: XmlElement | undefined,
  now: XmlElement | undefined,
  { from, to }: { readonly from: number; readonly to: number },
  member: Member,
  tools: PairTools,
): void {
  const facts = { subject: subjectOfMember(member), from: timesOf(from), to: timesOf(to) }
  tools.report(`element-max-occurs-${to > from ? 'increased' : 'decreased'}`, { facts, old, now })
}

/** Wildcards have no name: they are told of what holds them. */
function subjectFor(id: string, member: Member): string {
  return id.startsWith('any-') ? subjectOf(member.element?.parent) : subjectOfMember(member)
}

function idOf(what: 'added' | 'removed', member: Member, kind: GroupMember['kind']): string {
  const isOnlyWildcard = isGroup(member) && elementNamesOf(member).size === 0
  if (member.kind === 'any' || isOnlyWildcard) return `any-${what}`
  if (kind === 'choice') return `choice-branch-${what}`
  return `element-${canBeAbsent(member) ? 'optional' : 'required'}-${what}`
}

function compareMembers(old: Member, now: Member, whole: Whole, tools: PairTools): void {
  const within = { ...whole, isAll: false }
  if (isGroup(old)) {
    compareGroups(old, isGroup(now) ? now : wrap(now, old), within, tools)
    return
  }
  if (isGroup(now)) {
    compareGroups(wrap(old, now), now, within, tools)
    return
  }
  if (old.kind === 'unresolved' || now.kind === 'unresolved') {
    compareUnresolved(old, now, tools)
    return
  }
  // How often an alternative occurs matters as for any other member.
  compareOccurrence(old, now, tools)
  if (old.kind === 'any' && now.kind === 'any') compareWildcards(old, now, tools)
  else if (old.kind === 'element' && now.kind === 'element') compareElementMembers(old, now, tools)
}

/** A reference that no longer leads to a declaration. */
function compareUnresolved(old: Member, now: Member, tools: PairTools): void {
  if (old.kind === 'element' && now.kind === 'unresolved') {
    const { declaration } = old
    if (now.component.reason === 'undefined') {
      const facts = { subject: subjectOf(declaration.element) }
      tools.report('element-global-removed', {
        facts,
        old: declaration,
        now: placeOf(now.component),
        cause: 'old',
      })
    } else {
      const reason = `The element "${declaration.name.localName}" cannot be had in the new version.`
      tools.noteGap(reason, declaration, now.element)
    }
  } else if (old.kind === 'unresolved' && now.kind === 'element') {
    if (old.component.reason !== 'unavailable') return
    const reason = `The element "${now.declaration.name.localName}" cannot be had in the old version.`
    tools.noteGap(reason, old.element, now.declaration)
  }
}
