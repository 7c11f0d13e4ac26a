import { objectMember } from '../../contracts/index.ts'
import type { DataValue, OpenApiModel, OpenApiNode } from '../../contracts/index.ts'

/** What stands at a path: the path item, and the one it refers to if it does. */
export function pathItemsAt(model: OpenApiModel, pathItem: OpenApiNode): readonly OpenApiNode[] {
  const target = model.resolve(pathItem)
  return target === undefined || target === pathItem ? [pathItem] : [pathItem, target]
}

/** More methods than are registered for HTTP; the further ones of a path item are left out. */
const MOST_FURTHER_METHODS = 40

/** The operations that path items describe. */
export function operationsOf(
  model: OpenApiModel,
  pathItems: readonly OpenApiNode[],
): readonly OpenApiNode[] {
  const operations: OpenApiNode[] = []
  const add = (member: DataValue) => {
    const node = model.nodeOf(member)
    if (node?.kind === 'Operation') operations.push(node)
  }
  for (const { value } of pathItems) {
    for (const member of Object.values(value)) add(member)
    const more = objectMember(value, 'additionalOperations')
    if (more === undefined) continue
    for (const member of Object.values(more).slice(0, MOST_FURTHER_METHODS)) add(member)
  }
  return operations
}
