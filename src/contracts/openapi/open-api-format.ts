import { memberOf } from '../document/data-value.ts'
import type { DataValue } from '../document/data-value.ts'
import type { Format } from '../model.ts'
import { OPENAPI_VERSIONS } from './model.ts'
import type { OpenApiVersion } from './model.ts'

/** The version that a document claims, if it claims to be an OpenAPI description at all. */
export type ClaimedVersion =
  | { readonly kind: 'known'; readonly version: OpenApiVersion; readonly format: Format }
  | { readonly kind: 'unknown'; readonly field: 'openapi' | 'swagger'; readonly version: string }

/**
 * Reads the `openapi` or `swagger` field of a document. A number instead of text is understood, as
 * YAML makes one of an unquoted `2.0`; that it is not text is found elsewhere.
 */
export function claimedVersion(value: DataValue): ClaimedVersion | undefined {
  const openapi = memberOf(value, 'openapi')
  const swagger = memberOf(value, 'swagger')
  const field = openapi === undefined ? 'swagger' : 'openapi'
  const claim = openapi ?? swagger
  if (typeof claim !== 'string' && typeof claim !== 'number') return undefined
  const text = String(claim)
  if (field === 'swagger') {
    return /^2(?:\.0)?$/.test(text)
      ? { kind: 'known', version: '2.0', format: 'openapi-2.0' }
      : { kind: 'unknown', field, version: text }
  }
  // An unquoted 3.0 is the number 3.
  const minor = text === '3' ? '0' : /^3\.(\d+)(?:[.-]|$)/.exec(text)?.[1]
  const known = OPENAPI_VERSIONS.find((version) => version === `3.${minor ?? ''}`)
  if (known === undefined) return { kind: 'unknown', field, version: text }
  return { kind: 'known', version: known, format: `openapi-${known}` }
}
