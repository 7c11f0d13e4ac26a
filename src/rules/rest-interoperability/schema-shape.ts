import { arrayMember, isDataObject, memberOf } from '../../contracts/index.ts'
import type { DataValue, OpenApiModel, OpenApiNode } from '../../contracts/index.ts'

/** The types that a schema names itself, `null` included; empty when it names none. */
export function typesOf(schema: DataValue | undefined): readonly string[] {
  const type = memberOf(schema, 'type')
  if (typeof type === 'string') return [type]
  return Array.isArray(type) ? type.filter((name) => typeof name === 'string') : []
}

/** The one type that values of a schema have beside null; undefined when there are several or none. */
export function typeOf(schema: DataValue | undefined): string | undefined {
  const types = typesOf(schema).filter((name) => name !== 'null')
  return types.length === 1 ? types[0] : undefined
}

/** The Schema for a value, behind references; undefined for boolean schemas and lost references. */
export function schemaOf(
  model: OpenApiModel,
  value: DataValue | undefined,
): OpenApiNode | undefined {
  const node = model.nodeOf(value)
  const end = node && model.resolve(node)
  return end?.kind === 'Schema' ? end : undefined
}

/** Far more parts than a type is made of; the further ones of a longer chain are left out. */
const MOST_PARTS = 100

/** Schemas that one schema is made of by `allOf`, itself first, each once. */
export function partsOf(model: OpenApiModel, schema: OpenApiNode): ReadonlySet<OpenApiNode> {
  const parts = new Set<OpenApiNode>([schema])
  for (const part of parts) {
    if (parts.size >= MOST_PARTS) break
    for (const value of arrayMember(part.value, 'allOf').slice(0, MOST_PARTS)) {
      const inner = schemaOf(model, value)
      if (inner !== undefined) parts.add(inner)
    }
    // From 3.1 on a `$ref` adds to what stands beside it.
    if (memberOf(part.value, '$ref') !== undefined) {
      const end = model.resolve(part)
      if (end !== undefined && end !== part) parts.add(end)
    }
  }
  return parts
}

/** The type of a schema's values, in itself or by `allOf`; an object where there are properties. */
export function effectiveType(model: OpenApiModel, schema: OpenApiNode): string | undefined {
  const parts = [...partsOf(model, schema)]
  for (const { value } of parts) {
    const type = typeOf(value)
    if (type !== undefined) return type
  }
  return parts.some(({ value }) => isDataObject(memberOf(value, 'properties')))
    ? 'object'
    : undefined
}
