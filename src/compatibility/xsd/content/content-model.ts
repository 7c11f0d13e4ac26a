import { textOfName } from '../../../contracts/index.ts'
import type {
  Compositor,
  ElementDeclaration,
  ExpandedName,
  ModelGroup,
  Particle,
  UnresolvedComponent,
  Wildcard,
  XmlElement,
} from '../../../contracts/index.ts'
import type { Placed } from '../../judged-log.ts'

/** What a content model belongs to: pointed at where something has no place of its own. */
export interface Whole {
  readonly old: Placed | undefined
  readonly now: Placed | undefined
  /** Whether all of the content is meant, and not a group within. */
  readonly isAll?: boolean
}

/** How often something occurs; Infinity for `unbounded`. */
interface Occurring {
  readonly min: number
  readonly max: number
  /** Where it is written; undefined for what no schema writes down. */
  readonly element: XmlElement | undefined
}

export interface ElementMember extends Occurring {
  readonly kind: 'element'
  readonly declaration: ElementDeclaration
  readonly isReference: boolean
}

export interface WildcardMember extends Occurring {
  readonly kind: 'any'
  readonly wildcard: Wildcard
}

export interface UnresolvedMember extends Occurring {
  readonly kind: 'unresolved'
  readonly component: UnresolvedComponent
}

export interface GroupMember extends Occurring {
  readonly kind: Compositor
  readonly members: readonly Member[]
  /** Where the group itself is written, which is elsewhere than a reference to it. */
  readonly source: XmlElement | undefined
}

/** What a content model is made of. */
export type Member = ElementMember | WildcardMember | UnresolvedMember | GroupMember

export interface ContentModel {
  readonly group: GroupMember
  /** The named groups that were entered, in order. */
  readonly groups: readonly EnteredGroup[]
}

interface EnteredGroup {
  readonly name: ExpandedName
  /** The reference. */
  readonly element: XmlElement
  readonly definition: XmlElement
}

/** Named groups can nest to any number of paths; no content model that is met has a tenth of this. */
const MOST_MEMBERS = 20_000

/** Groups within groups; people nest a dozen at most. */
const DEEPEST_NESTING = 500

/**
 * What a content model amounts to: named groups are put in place, groups that only hold one thing or
 * continue the group around them are taken away, so that the same content in other words is the same.
 *
 * @returns undefined when there is too much to write out
 */
export function contentModelOf(particle: Particle): ContentModel | undefined {
  const writer = new ContentWriter()
  const members = writer.membersOf([particle])
  if (members === undefined) return undefined
  const [only, ...others] = members
  const group: GroupMember =
    only !== undefined && others.length === 0 && isGroup(only)
      ? only
      : {
          kind: 'sequence',
          members,
          min: 1,
          max: 1,
          element: particle.element,
          source: particle.element,
        }
  return { group, groups: writer.groups }
}

export const EMPTY_SEQUENCE: GroupMember = {
  kind: 'sequence',
  members: [],
  min: 1,
  max: 1,
  element: undefined,
  source: undefined,
}

class ContentWriter {
  readonly groups: EnteredGroup[] = []
  #count = 0
  #depth = 0

  membersOf(particles: readonly Particle[]): readonly Member[] | undefined {
    const members: Member[] = []
    for (const particle of particles) {
      this.#count += 1
      if (this.#count > MOST_MEMBERS) return undefined
      const { term } = particle
      const { minOccurs: min, maxOccurs: max, isReference } = particle
      const element = particle.element ?? (term.kind === 'unresolved' ? undefined : term.element)
      if (term.kind === 'element') {
        members.push({ kind: 'element', declaration: term, isReference, min, max, element })
      } else if (term.kind === 'wildcard') {
        members.push({ kind: 'any', wildcard: term, min, max, element })
      } else if (term.kind === 'unresolved') {
        members.push({ kind: 'unresolved', component: term, min, max, element })
      } else {
        const { group } = particle
        if (group !== undefined && particle.element !== undefined) {
          const { name, element: definition } = group
          this.groups.push({ name, element: particle.element, definition })
        }
        const inner = this.#groupOf(particle, term)
        if (inner === undefined) return undefined
        members.push(...inner)
      }
    }
    return members
  }

  #groupOf(particle: Particle, term: ModelGroup): readonly Member[] | undefined {
    if (this.#depth >= DEEPEST_NESTING) return undefined
    this.#depth += 1
    const written = this.membersOf(term.particles)
    this.#depth -= 1
    if (written === undefined) return undefined
    const { compositor: kind } = term
    const { minOccurs: min, maxOccurs: max } = particle
    const element = particle.element ?? term.element
    const members = written.flatMap((member) =>
      member.kind === kind && kind !== 'all' && isOnce(member) ? member.members : [member],
    )
    if (members.length === 0 && kind !== 'choice') return []
    const [only, ...others] = members
    if (only !== undefined && others.length === 0) {
      const merged = multiplied({ min, max }, only)
      if (merged !== undefined) return [{ ...only, ...merged }]
    }
    return [{ kind, members, min, max, element, source: term.element }]
  }
}

export function isGroup(member: Member): member is GroupMember {
  return 'members' in member
}

function isOnce({ min, max }: Pick<Occurring, 'min' | 'max'>): boolean {
  return min === 1 && max === 1
}

/** How often something occurs in something that occurs; undefined where a range would get holes. */
function multiplied(
  outer: Pick<Occurring, 'min' | 'max'>,
  inner: Pick<Occurring, 'min' | 'max'>,
): { min: number; max: number } | undefined {
  if (isOnce(outer)) return { min: inner.min, max: inner.max }
  if (isOnce(inner)) return { min: outer.min, max: outer.max }
  const isPlain = ({ min, max }: Pick<Occurring, 'min' | 'max'>): boolean =>
    min <= 1 && (max === 1 || max === Infinity)
  if (!isPlain(outer) || !isPlain(inner)) return undefined
  return { min: outer.min * inner.min, max: outer.max * inner.max }
}

/** Whether nothing at all fulfils it. */
export function canBeAbsent(member: Member): boolean {
  if (member.min === 0) return true
  if (!isGroup(member)) return false
  return member.kind === 'choice'
    ? member.members.some(canBeAbsent)
    : member.members.every(canBeAbsent)
}

/** The names of the elements in a member, at whatever depth of groups. */
export function elementNamesOf(member: Member): ReadonlySet<string> {
  const names = new Set<string>()
  for (const { declaration } of elementMembersOf(member)) names.add(textOfName(declaration.name))
  return names
}

/** The same without their namespaces. */
export function localNamesOf(member: Member): ReadonlySet<string> {
  const names = new Set<string>()
  for (const { declaration } of elementMembersOf(member)) names.add(declaration.name.localName)
  return names
}

export function* elementMembersOf(member: Member): Generator<ElementMember> {
  if (member.kind === 'element') yield member
  else if (isGroup(member)) for (const inner of member.members) yield* elementMembersOf(inner)
}
