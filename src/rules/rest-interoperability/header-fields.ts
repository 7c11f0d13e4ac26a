import { objectMember } from '../../contracts/index.ts'
import type { Location, OpenApiModel, OpenApiNode } from '../../contracts/index.ts'

/** A header field that a response describes. */
export interface HeaderField {
  readonly name: string
  /** The Header Object; undefined when a reference to it leads nowhere. */
  readonly node: OpenApiNode | undefined
  readonly locate: () => Location
}

/** The header fields of a response, by their names in lower case: names of fields have no case. */
export function headerFieldsOf(
  model: OpenApiModel,
  response: OpenApiNode,
): ReadonlyMap<string, HeaderField> {
  const headers = Object.entries(objectMember(response.value, 'headers') ?? {})
  return new Map(
    headers.map(([name, value]) => {
      const node = model.nodeOf(value)
      return [
        name.toLowerCase(),
        { name, node: node && model.resolve(node), locate: () => response.at('headers', name) },
      ]
    }),
  )
}
