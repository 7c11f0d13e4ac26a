import { objectMember } from '../../contracts/index.ts'
import type { OpenApiModel, OpenApiNode } from '../../contracts/index.ts'

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
  return pathItems.flatMap((item) => {
    const more = objectMember(item.value, 'additionalOperations')
    const further = Object.values(more ?? {}).slice(0, MOST_FURTHER_METHODS)
    const members = [...Object.values(item.value), ...further]
    return members.flatMap((member) => {
      const node = model.nodeOf(member)
      return node?.kind === 'Operation' ? [node] : []
    })
  })
}
