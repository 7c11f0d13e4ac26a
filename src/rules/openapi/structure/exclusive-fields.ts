import type { OpenApiKind } from '../../../contracts/index.ts'

/** Pairs of fields of which an object has at most one, and all but a License exactly one. */
export const EXCLUSIVE_FIELDS: Readonly<
  Partial<Record<OpenApiKind, readonly [one: string, other: string]>>
> = {
  Parameter: ['schema', 'content'],
  Header: ['schema', 'content'],
  Link: ['operationId', 'operationRef'],
  License: ['identifier', 'url'],
}
