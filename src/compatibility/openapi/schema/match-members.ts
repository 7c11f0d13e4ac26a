import { arrayMember, isDataObject, memberOf, stringMember } from '../../../contracts/index.ts'
import type { DataValue } from '../../../contracts/index.ts'
import { canonical } from './schema-facts.ts'
import type { SchemaSource } from './schema-source.ts'
import type { SchemaView } from './schema-view.ts'

export interface MatchedMembers {
  readonly kept: readonly (readonly [before: SchemaSource, after: SchemaSource])[]
  readonly removed: readonly SchemaSource[]
  readonly added: readonly SchemaSource[]
}

/** What tells whether two members are one. */
export interface MemberMatching {
  readonly isUntouched: (before: SchemaSource, after: SchemaSource) => boolean
  /** What schemas of the old and of the new version demand, references followed. */
  readonly viewBefore: (sources: readonly SchemaSource[]) => SchemaView
  readonly viewAfter: (sources: readonly SchemaSource[]) => SchemaView
}

/**
 * Finds for each member of allOf, oneOf or anyOf the one that stands for it in the new version: the same
 * reference; the same text; the same title, whether written in place or referred to; at last, where one without a
 * partner is left on each side, that.
 */
export function matchMembers(
  before: readonly SchemaSource[],
  after: readonly SchemaSource[],
  { isUntouched, viewBefore, viewAfter }: MemberMatching,
): MatchedMembers {
  const kept: (readonly [SchemaSource, SchemaSource])[] = []
  let old = [...before]
  let now = [...after]
  const pairUp = (keyOf: KeyOf, keyOfNew = keyOf): void => {
    const byKey = new Map<string, SchemaSource[]>()
    for (const source of now) {
      const key = keyOfNew(source)
      if (key !== undefined) byKey.set(key, [...(byKey.get(key) ?? []), source])
    }
    const taken = new Set<SchemaSource>()
    old = old.filter((source) => {
      const key = keyOf(source)
      const partner = key === undefined ? undefined : byKey.get(key)?.shift()
      if (partner === undefined) return true
      taken.add(partner)
      kept.push([source, partner])
      return false
    })
    now = now.filter((source) => !taken.has(source))
  }
  pairUp(referenceOf)
  pairUp(({ value }) => canonical(value))
  // The same thing can be written in place here and referred to there.
  old = old.filter((source) => {
    const partner = now.find((candidate) => isUntouched(source, candidate))
    if (partner === undefined) return true
    now = now.filter((candidate) => candidate !== partner)
    kept.push([source, partner])
    return false
  })
  pairUp(
    (source) => titleOfView(viewBefore([source])),
    (source) => titleOfView(viewAfter([source])),
  )
  const [lastOld, ...moreOld] = old
  const [lastNow, ...moreNow] = now
  if (
    lastOld !== undefined &&
    lastNow !== undefined &&
    moreOld.length === 0 &&
    moreNow.length === 0
  ) {
    if (mayBeSame(lastOld, lastNow)) {
      kept.push([lastOld, lastNow])
      return { kept, removed: [], added: [] }
    }
  }
  return { kept, removed: old, added: now }
}

type KeyOf = (source: SchemaSource) => string | undefined

function titleOfView(view: SchemaView): string | undefined {
  const title = view.holders[0]?.value['title']
  return typeof title === 'string' ? title : undefined
}

/** The name a reference ends with: the file that it leads to may be called differently. */
export function referenceOf({ value }: SchemaSource): string | undefined {
  const uri = isDataObject(value) ? stringMember(value, '$ref') : undefined
  return uri?.slice(uri.indexOf('#') + 1)
}

function titleOf({ value }: SchemaSource): string | undefined {
  return isDataObject(value) && referenceOf({ value } as SchemaSource) === undefined
    ? stringMember(value, 'title')
    : undefined
}

/** Two schemas with names or titles of their own are two different things. */
function mayBeSame(before: SchemaSource, after: SchemaSource): boolean {
  if (referenceOf(before) !== undefined || referenceOf(after) !== undefined) return false
  const old = titleOf(before)
  const now = titleOf(after)
  return old === undefined || now === undefined || old === now || haveSameParts(before, after)
}

/** An object with another title and properties of the same names is the same thing, renamed. */
function haveSameParts(before: SchemaSource, after: SchemaSource): boolean {
  const old = partsOf(before)
  return old !== '' && old === partsOf(after)
}

function partsOf({ value }: SchemaSource): string {
  const properties = memberOf(value, 'properties')
  return isDataObject(properties) ? Object.keys(properties).sort().join('\n') : ''
}

function nameOfReference(value: DataValue): string | undefined {
  const uri = stringMember(value, '$ref')
  return uri === undefined ? undefined : `"${uri.slice(uri.lastIndexOf('/') + 1)}"`
}

/** What a member is called in messages. */
export function memberName(source: SchemaSource): string {
  const reference = nameOfReference(source.value)
  if (reference !== undefined) return reference
  const { value, node, path } = source
  const title = titleOf(source)
  if (title !== undefined) return `"${title}"`
  const parts = arrayMember(value, 'allOf').flatMap((part) => nameOfReference(part) ?? [])
  if (parts.length > 0) return parts.join(' with ')
  const type = isDataObject(value) ? stringMember(value, 'type') : undefined
  const position = Number(path.at(-1) ?? node.key) + 1
  return `number ${position}${type === undefined ? '' : ` (${type})`}`
}
