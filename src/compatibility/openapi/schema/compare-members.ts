import type { Location } from '../../../contracts/index.ts'
import type { FoundChange } from '../../found-change.ts'
import { CHANGE_LEVELS } from '../../model.ts'
import { schemaKindOf } from '../change-kinds.ts'
import { matchMembers, memberName } from './match-members.ts'
import { locationOf } from './schema-source.ts'
import type { SchemaPair } from './schema-pair.ts'
import type { Member, SchemaView } from './schema-view.ts'

type Change = Omit<FoundChange, 'operations'>

/**
 * Members that allOf gained and lost. What is demanded has been compared already, whichever member says it: a
 * member that came and brought nothing new is no change, and what it brought is told as one.
 *
 * @param found what the other keywords of both schemas showed
 * @returns what is left of that, with the members that came and went
 */
export function compareMembers(pair: SchemaPair, found: readonly Change[]): readonly Change[] {
  const { removed, added } = matchMembers(
    pair.before.members.map(({ source }) => source),
    pair.after.members.map(({ source }) => source),
    pair,
  )
  let rest = found
  const told: Change[] = []
  for (const member of pair.after.members) {
    if (!added.includes(member.source)) continue
    const claimed = claim(rest, member, 'newLocation')
    const suffix = suffixFor(claimed.own, member, 'added', removed.length === 0 && isOwnSame(pair))
    if (suffix === undefined) continue
    const change = tell(pair, suffix, member, 'newLocation')
    told.push(change)
    rest = [...claimed.others, ...claimed.own.filter((one) => isWorse(one, change))]
  }
  for (const member of pair.before.members) {
    if (!removed.includes(member.source)) continue
    const claimed = claim(rest, member, 'oldLocation')
    const suffix = suffixFor(claimed.own, member, 'removed', added.length === 0 && isOwnSame(pair))
    if (suffix === undefined) continue
    const change = tell(pair, suffix, member, 'oldLocation')
    told.push(change)
    rest = [...claimed.others, ...claimed.own.filter((one) => isWorse(one, change))]
  }
  return [...rest, ...told]
}

/** The changes that a member brought by itself: those that lie in it, and in nothing of the other version. */
function claim(
  changes: readonly Change[],
  member: Member,
  side: 'oldLocation' | 'newLocation',
): { readonly own: readonly Change[]; readonly others: readonly Change[] } {
  const roots = [...member.holders].map(({ source }) => locationOf(source))
  const own = changes.filter((change) => {
    const place = change[side]
    return place !== undefined && isOneSided(change) && roots.some((root) => liesIn(place, root))
  })
  return { own, others: changes.filter((change) => !own.includes(change)) }
}

/** Whether something came or went, not changed. */
function isOneSided({ kind }: Change): boolean {
  return /-(?:added|removed|set|unset|property|required|optional|enum|forbidden|limited|allowed|freed|increased|decreased|specialized|generalized|changed)$/.test(
    kind.id,
  )
}

function liesIn(place: Location, root: Location): boolean {
  return (
    place.file === root.file &&
    (place.pointer === root.pointer || place.pointer.startsWith(`${root.pointer}/`))
  )
}

const ANNOTATIONS: ReadonlySet<string> = new Set(
  'title description summary example examples default deprecated externalDocs xml $comment $id $schema'.split(
    ' ',
  ),
)

function suffixFor(
  own: readonly Change[],
  { holders }: Member,
  action: 'added' | 'removed',
  isAllThatHappened: boolean,
): string | undefined {
  const isAnnotation = [...holders].every(({ value }) =>
    Object.keys(value).every((key) => ANNOTATIONS.has(key) || key.startsWith('x-')),
  )
  if (isAnnotation) return `all-of-${action}-annotation-only`
  // Where parts were only moved between members, nobody is asked for anything else.
  return own.length > 0 || isAllThatHappened ? `all-of-${action}` : undefined
}

/** Whether allOf is there on both sides, and all that is said beside it is said as before. */
function isOwnSame({ before, after, isUntouched }: SchemaPair): boolean {
  const [old] = before.holders
  const [now] = after.holders
  if (old === undefined || now === undefined || before.members.length === 0) return false
  if (after.members.length === 0) return false
  const names = new Set([...Object.keys(old.value), ...Object.keys(now.value)])
  names.delete('allOf')
  return [...names].every((name) => {
    const source = { ...old.source, value: old.value[name] ?? null }
    return isUntouched(source, { ...now.source, value: now.value[name] ?? null })
  })
}

function tell(
  pair: SchemaPair,
  suffix: string,
  member: Member,
  side: 'oldLocation' | 'newLocation',
): Change {
  const { source } = member
  const other: SchemaView = side === 'newLocation' ? pair.before : pair.after
  const locations =
    side === 'newLocation'
      ? { oldLocation: other.location, newLocation: locationOf(source) }
      : { oldLocation: locationOf(source), newLocation: other.location }
  return pair.told({
    kind: schemaKindOf(pair.use.place, suffix),
    facts: { subject: pair.subject(), member: memberName(source) },
    ...locations,
    cause: side === 'newLocation' ? 'new' : 'old',
  })
}

function isWorse(one: Change, than: Change): boolean {
  return CHANGE_LEVELS.indexOf(one.kind.level) < CHANGE_LEVELS.indexOf(than.kind.level)
}
