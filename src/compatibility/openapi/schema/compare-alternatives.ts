import { memberOf } from '../../../contracts/index.ts'
import { innerUse, type SchemaPair } from './schema-pair.ts'
import { matchMembers, memberName } from './match-members.ts'
import type { SchemaSource } from './schema-source.ts'
import type { Held, Holder, SchemaView } from './schema-view.ts'

const KEYWORDS = [
  ['oneOf', 'one-of'],
  ['anyOf', 'any-of'],
] as const

/** Lists of alternatives on both sides. */
export function compareAlternatives(pair: SchemaPair): void {
  for (const [keyword, name] of KEYWORDS) {
    const before = groupsOf(pair.before, keyword)
    const after = groupsOf(pair.after, keyword)
    for (let index = 0; index < Math.max(before.length, after.length); index += 1) {
      compareGroup(pair, name, before[index], after[index])
    }
  }
}

interface Group {
  readonly held: Held
  readonly members: readonly SchemaSource[]
}

function groupsOf(view: SchemaView, keyword: string): readonly Group[] {
  return view.holders.flatMap((holder) => groupOf(view, holder, keyword) ?? [])
}

function groupOf(view: SchemaView, holder: Holder, keyword: string): Group | undefined {
  const value = memberOf(holder.value, keyword)
  if (value === undefined || view.isInlined(holder, keyword)) return undefined
  return { held: { value, holder, keyword }, members: view.list(keyword, holder) }
}

function compareGroup(
  pair: SchemaPair,
  name: string,
  before: Group | undefined,
  after: Group | undefined,
): void {
  const matched = matchMembers(before?.members ?? [], after?.members ?? [], pair)
  for (const [old, now] of matched.kept) {
    if (!pair.isUntouched(old, now)) pair.follow([old], [now], innerUse(pair.use))
  }
  for (const member of matched.removed) {
    pair.keyword(`${name}-removed`, memberHeld(before, member), after?.held, {
      member: memberName(member),
    })
  }
  for (const member of matched.added) {
    pair.keyword(`${name}-added`, before?.held, memberHeld(after, member), {
      member: memberName(member),
    })
  }
}

/** The place of a member inside its list. */
function memberHeld(group: Group | undefined, member: SchemaSource): Held | undefined {
  if (group === undefined) return undefined
  const index = member.path.at(-1) ?? member.node.key
  return { ...group.held, index }
}

/**
 * Whether one schema became one of several, or the other way round. Then the alternatives are compared, and not
 * what they are made of: the schema itself no longer says it.
 *
 * @returns whether it was so
 */
export function compareWrapping(pair: SchemaPair): boolean {
  const before = soleGroup(pair.before)
  const after = soleGroup(pair.after)
  if ((before === undefined) === (after === undefined)) return false
  const sole = before ?? after
  const one = before === undefined ? inlinedGroup(pair.before) : inlinedGroup(pair.after)
  if (sole !== undefined && one?.name === sole.name) {
    comparePlainGroups(pair, before ?? one, after ?? one)
    return true
  }
  return before === undefined ? wrapped(pair, after) : unwrapped(pair, before)
}

interface SoleGroup extends Group {
  readonly name: string
}

/** The alternatives of a schema that is nothing else: what it has besides is empty or describes. */
function soleGroup(view: SchemaView): SoleGroup | undefined {
  const [holder, ...others] = view.holders
  if (holder === undefined || others.length > 0) return undefined
  if (STATING.some((keyword) => memberOf(holder.value, keyword) !== undefined)) return undefined
  for (const [keyword, name] of KEYWORDS) {
    const group = groupOf(view, holder, keyword)
    if (group !== undefined && group.members.length > 0) return { ...group, name }
  }
  return undefined
}

/** The same for a list that holds but one alternative that is not null. */
function inlinedGroup(view: SchemaView): SoleGroup | undefined {
  const [holder] = view.holders
  if (holder === undefined) return undefined
  if (STATING.some((keyword) => memberOf(holder.value, keyword) !== undefined)) return undefined
  for (const [keyword, name] of KEYWORDS) {
    const value = memberOf(holder.value, keyword)
    if (value !== undefined && view.isInlined(holder, keyword)) {
      return { held: { value, holder, keyword }, members: view.list(keyword, holder), name }
    }
  }
  return undefined
}

/** A list of alternatives that grew from one, or shrank to one: null among them is told as that. */
function comparePlainGroups(pair: SchemaPair, before: SoleGroup, after: SoleGroup): void {
  const isNull = ({ value }: SchemaSource) => memberOf(value, 'type') === 'null'
  const was = before.members.some(isNull)
  const is = after.members.some(isNull)
  if (was !== is) {
    pair.keyword(is ? 'became-nullable' : 'became-not-nullable', before.held, after.held)
  }
  const others = (group: SoleGroup): SoleGroup => ({
    ...group,
    members: group.members.filter((member) => !isNull(member)),
  })
  compareGroup(pair, before.name, others(before), others(after))
}

/** What a schema states by itself beside alternatives. */
const STATING = [
  'properties',
  'items',
  'enum',
  'const',
  'allOf',
  'prefixItems',
  'additionalProperties',
]

function wrapped(pair: SchemaPair, after: SoleGroup | undefined): boolean {
  if (after === undefined || pair.before.holders.length === 0) return false
  const states = STATING.some((keyword) => pair.before.first(keyword) !== undefined)
  const same = partnerOf(pair, after.members, pair.before, 'after')
  if (!states && same === undefined) return false
  const isBody = pair.use.place.endsWith('-body')
  if (isBody && after.name === 'one-of' && pair.before.first('properties') !== undefined) {
    pair.keyword('wrapped-in-one-of', undefined, after.held)
  } else if (same !== undefined) {
    for (const member of after.members) {
      if (member === same) continue
      pair.keyword(`${after.name}-added`, undefined, memberHeld(after, member), {
        member: memberName(member),
      })
    }
  } else pair.keyword('wrapped-in-one-of', undefined, after.held)
  if (same !== undefined) pair.follow(pair.before.sources, [same], innerUse(pair.use))
  return true
}

function unwrapped(pair: SchemaPair, before: SoleGroup): boolean {
  if (pair.after.holders.length === 0) return false
  const states = STATING.some((keyword) => pair.after.first(keyword) !== undefined)
  const same = partnerOf(pair, before.members, pair.after, 'before')
  if (!states && same === undefined) return false
  for (const member of before.members) {
    if (member === same) continue
    pair.keyword(`${before.name}-removed`, memberHeld(before, member), undefined, {
      member: memberName(member),
    })
  }
  if (same !== undefined) pair.follow([same], pair.after.sources, innerUse(pair.use))
  else if (!pair.isRequest) {
    const facts = { from: 'one of several schemas', to: 'another schema' }
    pair.keyword('type-changed', before.held, undefined, facts)
  }
  return true
}

/** The alternative that is the schema itself, by reference or by text. */
function partnerOf(
  pair: SchemaPair,
  members: readonly SchemaSource[],
  view: SchemaView,
  side: 'before' | 'after',
): SchemaSource | undefined {
  const [own] = view.sources
  if (own === undefined) return undefined
  const matched =
    side === 'after' ? matchMembers([own], members, pair) : matchMembers(members, [own], pair)
  const [kept] = matched.kept
  return side === 'after' ? kept?.[1] : kept?.[0]
}

/** What tells alternatives apart. */
export function compareDiscriminators(pair: SchemaPair): void {
  const before = pair.before.first('discriminator')
  const after = pair.after.first('discriminator')
  const from = before && propertyOf(before)
  const to = after && propertyOf(after)
  if (from === undefined && to === undefined) return
  if (from === undefined) {
    pair.keyword('discriminator-added', before, after, { to })
    return
  }
  if (to === undefined) {
    pair.keyword('discriminator-removed', before, after, { from })
    return
  }
  if (from !== to) pair.keyword('discriminator-property-name-changed', before, after, { from, to })
  compareMappings(pair, before, after)
}

/** In OpenAPI 2.0 the name stands alone. */
function propertyOf({ value }: Held): string {
  const name = typeof value === 'string' ? value : memberOf(value, 'propertyName')
  return typeof name === 'string' ? name : ''
}

function compareMappings(
  pair: SchemaPair,
  before: Held | undefined,
  after: Held | undefined,
): void {
  const old = mappingOf(before)
  const now = mappingOf(after)
  for (const [value, from] of old) {
    const to = now.get(value)
    if (to === undefined) pair.keyword('discriminator-mapping-deleted', before, after, { value })
    else if (to !== from)
      pair.keyword('discriminator-mapping-changed', before, after, { value, from, to })
  }
  for (const value of now.keys()) {
    if (!old.has(value)) pair.keyword('discriminator-mapping-added', before, after, { value })
  }
}

function mappingOf(held: Held | undefined): ReadonlyMap<string, string> {
  const mapping = memberOf(held?.value, 'mapping')
  if (typeof mapping !== 'object' || mapping === null) return new Map()
  return new Map(
    Object.entries(mapping).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    ),
  )
}
