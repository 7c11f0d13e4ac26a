import { stringMember } from '../../../contracts/index.ts'
import type { OpenApiModel, OpenApiNode } from '../../../contracts/index.ts'

/** OpenAPI's own dialect adds keywords to that of JSON Schema and changes none (3.1, section 4.8.24). */
const KNOWN_DIALECT =
  /^https:\/\/(?:spec\.openapis\.org\/oas\/3\.[12]\/dialect\/(?:base|\d{4}-\d\d-\d\d)|json-schema\.org\/draft\/2020-12\/schema)$/

/** The dialect of a schema of 3.1 or 3.2, when it is one whose keywords are not known here. */
export function unknownDialect(
  schema: OpenApiNode,
  { document, version }: OpenApiModel,
): string | undefined {
  if (version === '2.0' || version === '3.0' || schema.kind !== 'Schema') return undefined
  let dialect = stringMember(document.value, 'jsonSchemaDialect')
  for (let node: OpenApiNode | undefined = schema; node?.kind === 'Schema'; node = node.parent) {
    const own = stringMember(node.value, '$schema')
    if (own === undefined) continue
    dialect = own
    break
  }
  const named = dialect?.replace(/#$/, '')
  return named === undefined || KNOWN_DIALECT.test(named) ? undefined : named
}
