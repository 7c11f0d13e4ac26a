import { isDataObject, stringMember } from '../../../contracts/index.ts'
import { canonical } from './schema-facts.ts'
import type { SchemaSource } from './schema-source.ts'

export interface MatchedMembers {
  readonly kept: readonly (readonly [before: SchemaSource, after: SchemaSource])[]
  readonly removed: readonly SchemaSource[]
  readonly added: readonly SchemaSource[]
}

/**
 * Finds for each member of allOf, oneOf or anyOf the one that stands for it in the new version: the same
 * reference; the same text; the same title; at last, where one without a partner is left on each side, that.
 */
export function matchMembers(
  before: readonly SchemaSource[],
  after: readonly SchemaSource[],
  isSame: (before: SchemaSource, after: SchemaSource) => boolean,
): MatchedMembers {
  const kept: (readonly [SchemaSource, SchemaSource])[] = []
  let old = [...before]
  let now = [...after]
  const pairUp = (keyOf: (source: SchemaSource) => string | undefined): void => {
    const byKey = new Map<string, SchemaSource[]>()
    for (const source of now) {
      const key = keyOf(source)
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
    const partner = now.find((candidate) => isSame(source, candidate))
    if (partner === undefined) return true
    now = now.filter((candidate) => candidate !== partner)
    kept.push([source, partner])
    return false
  })
  pairUp(titleOf)
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
  return old === undefined || now === undefined || old === now
}

/** What a member is called in messages. */
export function memberName(source: SchemaSource): string {
  const reference = referenceOf(source)
  if (reference !== undefined) return `"${reference.slice(reference.lastIndexOf('/') + 1)}"`
  const { value, node, path } = source
  const title = titleOf(source)
  if (title !== undefined) return `"${title}"`
  const type = isDataObject(value) ? stringMember(value, 'type') : undefined
  const position = Number(path.at(-1) ?? node.key) + 1
  return `number ${position}${type === undefined ? '' : ` (${type})`}`
}
