import { stringMember } from '../../../contracts/index.ts'
import type { OpenApiModel, OpenApiNode } from '../../../contracts/index.ts'

/** OpenAPI's own dialect adds keywords to that of JSON Schema and changes none (3.1, section 4.8.24). */
const KNOWN_DIALECTS: ReadonlySet<string> = new Set([
  'https://spec.openapis.org/oas/3.1/dialect/base',
  'https://json-schema.org/draft/2020-12/schema',
])

/** The dialect of a schema of 3.1, when it is one whose keywords are not known here. */
export function unknownDialect(
  schema: OpenApiNode,
  { document, version }: OpenApiModel,
): string | undefined {
  if (version !== '3.1' || schema.kind !== 'Schema') return undefined
  let dialect = stringMember(document.value, 'jsonSchemaDialect')
  for (let node: OpenApiNode | undefined = schema; node?.kind === 'Schema'; node = node.parent) {
    const own = stringMember(node.value, '$schema')
    if (own === undefined) continue
    dialect = own
    break
  }
  const named = dialect?.replace(/#$/, '')
  return named === undefined || KNOWN_DIALECTS.has(named) ? undefined : named
}
