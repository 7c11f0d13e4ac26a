import fc from 'fast-check'

/** A content model as a tree; every element has a name of its own. */
export interface Leaf {
  readonly kind: 'element'
  readonly name: string
  readonly type: string
  readonly min: number
  readonly max: number
}

export interface Group {
  readonly kind: 'sequence' | 'choice'
  readonly members: readonly Node[]
  readonly min: number
  readonly max: number
}

export type Node = Leaf | Group

const occurrence = fc.constantFrom([0, 1], [1, 1], [1, 3] as const)

/** A tree of groups with at least two members each. */
export const content: fc.Arbitrary<Group> = fc
  .letrec<{ node: Shape; group: Shape }>((tie) => ({
    node: fc.oneof(
      { maxDepth: 2, withCrossShrink: true },
      fc.record({ kind: fc.constant('element' as const), times: occurrence }),
      tie('group'),
    ),
    group: fc.record({
      kind: fc.constantFrom('sequence' as const, 'choice' as const),
      times: occurrence,
      members: fc.array(tie('node'), { minLength: 2, maxLength: 4 }),
    }),
  }))
  .group.map((shape) => named(shape, { next: 0 }) as Group)

interface Shape {
  readonly kind: Node['kind']
  readonly times: readonly number[]
  readonly members?: readonly Shape[]
}

function named(
  { kind, times: [min = 1, max = 1], members = [] }: Shape,
  names: { next: number },
): Node {
  if (kind === 'element') {
    names.next += 1
    return { kind, name: `e${names.next}`, type: 'xs:int', min, max }
  }
  return { kind, members: members.map((member) => named(member, names)), min, max }
}

/** The content model as a schema writes it. */
export function written(node: Node): string {
  const times = `minOccurs="${node.min}" maxOccurs="${node.max}"`
  if (node.kind === 'element')
    return `<xs:element name="${node.name}" type="${node.type}" ${times}/>`
  return `<xs:${node.kind} ${times}>${node.members.map(written).join('')}</xs:${node.kind}>`
}

/** One edit of a node, and what it is told as: the id without the way, or with `=` an id for both ways. */
export interface Mutation {
  readonly name: string
  readonly of: (node: Node, parent: Group | undefined) => Node | undefined
  readonly there: string
  readonly back: string
}

const more: Leaf = { kind: 'element', name: 'more', type: 'xs:int', min: 1, max: 1 }

const leaf =
  (edit: (node: Leaf) => Leaf | undefined): Mutation['of'] =>
  (node) =>
    node.kind === 'element' ? edit(node) : undefined

const group =
  (edit: (node: Group) => Group | undefined): Mutation['of'] =>
  (node) =>
    node.kind === 'element' ? undefined : edit(node)

export const MUTATIONS: readonly Mutation[] = [
  {
    name: 'an element may be left out',
    of: leaf((node) => (node.min === 1 ? { ...node, min: 0 } : undefined)),
    there: 'element-min-occurs-decreased',
    back: 'element-min-occurs-increased',
  },
  {
    name: 'an element may be repeated more often',
    of: leaf((node) => ({ ...node, max: node.max + 4 })),
    there: 'element-max-occurs-increased',
    back: 'element-max-occurs-decreased',
  },
  {
    name: 'an element has a wider type',
    of: leaf((node) => ({ ...node, type: 'xs:long' })),
    there: 'element-type-widened',
    back: 'element-type-narrowed',
  },
  {
    name: 'an element has another type',
    of: leaf((node) => ({ ...node, type: 'xs:date' })),
    there: '=element-type-changed',
    back: '=element-type-changed',
  },
  {
    name: 'an element is added that must be there',
    of: group((node) =>
      node.kind === 'sequence' ? { ...node, members: [...node.members, more] } : undefined,
    ),
    there: 'element-required-added',
    back: 'element-required-removed',
  },
  {
    name: 'an element is added that may be left out',
    of: group((node) =>
      node.kind === 'sequence'
        ? { ...node, members: [{ ...more, min: 0 }, ...node.members] }
        : undefined,
    ),
    there: 'element-optional-added',
    back: 'element-optional-removed',
  },
  {
    name: 'an alternative is added',
    of: group((node) =>
      node.kind === 'choice' ? { ...node, members: [...node.members, more] } : undefined,
    ),
    there: 'choice-branch-added',
    back: 'choice-branch-removed',
  },
  {
    name: 'a group may be left out',
    of: group((node) => (node.min === 1 ? { ...node, min: 0 } : undefined)),
    there: 'element-min-occurs-decreased',
    back: 'element-min-occurs-increased',
  },
  {
    name: 'a group may be repeated more often',
    of: group((node) => ({ ...node, max: node.max + 4 })),
    there: 'element-max-occurs-increased',
    back: 'element-max-occurs-decreased',
  },
  {
    name: 'a group becomes one of the other kind',
    of: group((node) => ({ ...node, kind: node.kind === 'choice' ? 'sequence' : 'choice' })),
    there: '=model-group-changed',
    back: '=model-group-changed',
  },
]

/** All nodes, outer ones first, with the way to them. */
export function pathsIn(node: Node, path: readonly number[] = []): readonly (readonly number[])[] {
  const inner =
    node.kind === 'element'
      ? []
      : node.members.flatMap((member, index) => pathsIn(member, [...path, index]))
  return [path, ...inner]
}

/** The tree with one node edited; undefined when the mutation is for nodes of another kind. */
export function mutated(
  root: Group,
  path: readonly number[],
  mutation: Mutation,
): Group | undefined {
  const edit = (node: Node, [index, ...rest]: readonly number[]): Node | undefined => {
    if (index === undefined || node.kind === 'element') return mutation.of(node, undefined)
    const member = node.members[index]
    const changed = member && edit(member, rest)
    if (changed === undefined) return undefined
    return { ...node, members: node.members.map((one, at) => (at === index ? changed : one)) }
  }
  const changed = edit(root, path)
  return changed?.kind === 'element' ? undefined : changed
}
