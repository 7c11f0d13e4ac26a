import type { Dependencies } from '../../api/schemas.ts'

/** A service or application with its place in the drawing, in pixels. */
export interface PlacedNode {
  readonly name: string
  readonly isService: boolean
  readonly depth: number
  readonly x: number
  readonly y: number
}

export interface PlacedEdge {
  readonly from: PlacedNode
  readonly to: PlacedNode
  readonly isReference: boolean
}

export interface GraphLayout {
  readonly nodes: readonly PlacedNode[]
  readonly edges: readonly PlacedEdge[]
  readonly width: number
  readonly height: number
  /** How many are not drawn, since nobody could read it. */
  readonly left: number
}

export const box = { width: 190, height: 34 }
const gap = { x: 70, y: 14 }
const margin = 8
/** How far a step between two of one column bends out. */
export const bend = 36
const mostDrawn = 60

/** Columns by steps away from the service, in the order of the answer. */
export function layOutGraph({ service, items, edges }: Dependencies): GraphLayout {
  const drawn = items.slice(0, mostDrawn)
  const columns = new Map<number, number>()
  const place = (name: string, isService: boolean, depth: number): PlacedNode => {
    const row = columns.get(depth) ?? 0
    columns.set(depth, row + 1)
    return {
      name,
      isService,
      depth,
      x: margin + depth * (box.width + gap.x),
      y: margin + row * (box.height + gap.y),
    }
  }
  const nodes = [
    place(service, true, 0),
    ...drawn.map((item) => place(item.service, item.kind === 'service', item.depth)),
  ]
  const byName = new Map(nodes.map((node) => [node.name, node]))
  return {
    nodes,
    edges: edges.flatMap(({ from, to, via }) => {
      const [start, end] = [byName.get(from), byName.get(to)]
      if (start === undefined || end === undefined) return []
      return [{ from: start, to: end, isReference: via === 'reference' }]
    }),
    // Steps within the last column bend out to its right.
    width: margin * 2 + bend + box.width + Math.max(...columns.keys()) * (box.width + gap.x),
    height: margin * 2 + Math.max(...columns.values()) * (box.height + gap.y) - gap.y,
    left: items.length - drawn.length,
  }
}
