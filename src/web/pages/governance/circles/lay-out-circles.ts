import { hierarchy, pack } from 'd3-hierarchy'
import type { Circle } from '../../../api/schemas.ts'

/** A circle or role with its place in a square of `SIDE` by `SIDE`. */
export interface PlacedCircle {
  readonly kind: 'circle' | 'role'
  readonly id: string
  readonly title: string
  /** Who fills the role; of a circle, who leads it. */
  readonly people: readonly string[]
  /** 0 for the circle that is looked into. */
  readonly depth: number
  readonly x: number
  readonly y: number
  readonly r: number
}

export const SIDE = 1_000
const GAP = 10

interface Node {
  readonly kind: 'circle' | 'role'
  readonly id: string
  readonly title: string
  readonly people: readonly string[]
  readonly children: readonly Node[]
}

/** Circles within the one that is looked into, and the roles in all of them; outer ones come first. */
export function layOutCircles(circles: readonly Circle[], inside: string): readonly PlacedCircle[] {
  const nodeOf = (circle: Circle): Node => ({
    kind: 'circle',
    id: circle.id,
    title: circle.title,
    people: peopleOf(circle.roles.find(({ kind }) => kind === 'lead')),
    children: [
      ...circles.filter(({ parent }) => parent === circle.id).map(nodeOf),
      ...circle.roles.map((role) => ({
        ...{ kind: 'role' as const, id: role.id, title: role.title },
        ...{ people: peopleOf(role), children: [] },
      })),
    ],
  })
  const looked = circles.find(({ id }) => id === inside)
  if (looked === undefined) return []
  const root = hierarchy(nodeOf(looked), ({ children }) => [...children]).sum(({ kind }) =>
    kind === 'role' ? 1 : 0,
  )
  return pack<Node>()
    .size([SIDE, SIDE])
    .padding(GAP)(root)
    .descendants()
    .map(({ data: { kind, id, title, people }, depth, x, y, r }) => ({
      ...{ kind, id, title, people, depth },
      ...{ x: round(x), y: round(y), r: round(r) },
    }))
}

function peopleOf(role: Circle['roles'][number] | undefined): readonly string[] {
  return [...new Set(role?.filledBy.map(({ person }) => person) ?? [])]
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}

/** The circle and those around it, from the outside in. */
export function wayInto(circles: readonly Circle[], inside: string): readonly Circle[] {
  const way: Circle[] = []
  let next = circles.find(({ id }) => id === inside)
  while (next !== undefined && !way.includes(next)) {
    way.unshift(next)
    const { parent } = next
    next = circles.find(({ id }) => id === parent)
  }
  return way
}

/** A title in lines that fit into a circle, as many as fit; the last one ends with an ellipsis where words are missing. */
export function linesIn(title: string, r: number, fontSize: number): readonly string[] {
  const width = Math.max(Math.floor((r * 1.7) / (fontSize * 0.55)), 3)
  const most = Math.max(Math.floor((r * 1.3) / (fontSize * 1.2)), 1)
  const lines: string[] = []
  for (const word of title.split(/\s+/)) {
    const last = lines.at(-1)
    const longer = last === undefined ? word : `${last} ${word}`
    if (last === undefined || longer.length > width) lines.push(word)
    else lines[lines.length - 1] = longer
  }
  return lines.slice(0, most).map((line, index) => {
    const isCut = index === most - 1 && lines.length > most
    return line.length > width || isCut ? `${line.slice(0, width - 1).trimEnd()}…` : line
  })
}
