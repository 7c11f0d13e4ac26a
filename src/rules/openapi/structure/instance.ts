import { joinPointer, memberOf } from '../../../contracts/index.ts'
import type {
  DataDocument,
  DataValue,
  Location,
  OpenApiModel,
  OpenApiNode,
} from '../../../contracts/index.ts'

/** What an error of the validator is about, found in the description as it is written. */
export interface Instance {
  readonly document: DataDocument
  readonly pointer: string
  readonly value: DataValue | undefined
  /** The closest object of the specification that it is or stands in. */
  readonly node: OpenApiNode
  /** The way from that object; empty for the object itself. */
  readonly path: readonly string[]
  at(...path: readonly string[]): Location
}

/** Finds what stands at a path below a node. */
export function instanceAt(
  model: OpenApiModel,
  from: OpenApiNode,
  path: readonly string[],
): Instance {
  const { document } = from
  let node = from
  let nodeDepth = 0
  let value: DataValue | undefined = from.value
  for (const [index, token] of path.entries()) {
    value = memberOf(value, token)
    const inner = model.nodeOf(value)
    if (inner !== undefined) {
      node = inner
      nodeDepth = index + 1
    }
  }
  const pointer = joinPointer(from.pointer, ...path)
  return {
    document,
    pointer,
    value,
    node,
    path: path.slice(nodeDepth),
    at: (...more) => document.locate(joinPointer(pointer, ...more)),
  }
}
