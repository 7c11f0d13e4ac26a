import { objectMember } from '../../contracts/index.ts'
import type { Location, OpenApiModel, OpenApiNode } from '../../contracts/index.ts'
import type { RuleContext } from '../rule.ts'

/** A header field that a response describes. */
export interface HeaderField {
  readonly name: string
  /** The Header Object; undefined when a reference to it leads nowhere. */
  readonly node: OpenApiNode | undefined
  readonly locate: () => Location
}

type HeaderFields = ReadonlyMap<string, HeaderField>

const NONE: HeaderFields = new Map()

/** The header fields of a response, by their names in lower case: names of fields have no case. */
export function headerFieldsOf(
  context: RuleContext<OpenApiModel>,
  response: OpenApiNode,
): HeaderFields {
  const known = context.once(knownFields)
  const fields = known.get(response) ?? readFields(context.model, response)
  known.set(response, fields)
  return fields
}

/** What has been read: many operations answer the same response. */
function knownFields(): Map<OpenApiNode, HeaderFields> {
  return new Map()
}

function readFields(model: OpenApiModel, response: OpenApiNode): HeaderFields {
  const headers = objectMember(response.value, 'headers')
  if (headers === undefined) return NONE
  return new Map(
    Object.entries(headers).map(([name, value]) => {
      const node = model.nodeOf(value)
      return [
        name.toLowerCase(),
        { name, node: node && model.resolve(node), locate: () => response.at('headers', name) },
      ]
    }),
  )
}
