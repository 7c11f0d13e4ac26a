import type { GroupMember } from './content-model.ts'
import type { MatchedMembers } from './match-members.ts'
import type { Whole } from './content-model.ts'
import type { PairTools } from '../pair-tools.ts'
import { inWords, subjectOf, subjectOfMember } from '../subject.ts'

/** Compares the order of what two sequences have in common. */
export function compareOrder(
  old: GroupMember,
  now: GroupMember,
  { now: members, pairs }: Pick<MatchedMembers, 'now' | 'pairs'>,
  whole: Whole,
  tools: PairTools,
): void {
  const positions = new Map(members.map((member, index) => [member, index]))
  const order = pairs.map(([before, after]) => ({
    before,
    after,
    position: positions.get(after) ?? 0,
  }))
  const named = order.filter(({ before }) => before.kind !== 'any')
  const moved = outOfOrder(named.map(({ position }) => position))
  const place = { old: old.element ?? whole.old, now: now.element ?? whole.now }
  const subject = subjectOf(now.element?.parent)
  if (moved.length > 0) {
    const names = moved.flatMap((index) => {
      const member = named[index]?.after
      if (member === undefined) return []
      return member.kind === 'element' ? member.declaration.name.localName : subjectOfMember(member)
    })
    tools.report('sequence-order-changed', { facts: { subject, names: inWords(names) }, ...place })
  }
  order.forEach(({ before, after, position }, index) => {
    if (before.kind !== 'any') return
    const stays = order.every((other, at) => {
      if (other.before.kind === 'any') return true
      return at < index === other.position < position
    })
    if (stays) return
    const facts = { subject: subjectOf(after.element?.parent) }
    tools.report('any-position-changed', { facts, old: before.element, now: after.element })
  })
}

/** The indexes of as few numbers as must be taken out for the others to rise. */
function outOfOrder(numbers: readonly number[]): readonly number[] {
  // The last index of the best rising row of each length, and the one before it in that row.
  const ends: number[] = []
  const former: (number | undefined)[] = []
  numbers.forEach((number, index) => {
    let low = 0
    let high = ends.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((numbers[ends[middle] ?? 0] ?? 0) < number) low = middle + 1
      else high = middle
    }
    former[index] = low === 0 ? undefined : ends[low - 1]
    ends[low] = index
  })
  const rising = new Set<number>()
  for (let index = ends.at(-1); index !== undefined; index = former[index]) rising.add(index)
  return numbers.flatMap((_, index) => (rising.has(index) ? [] : [index]))
}
