import type { DataDocument, DataValue } from '../../../contracts/index.ts'

/**
 * Where the reference of an object leads when its URI is more than a place in a document: an anchor, or a
 * schema that names itself. Undefined: not known.
 *
 * @param holder the object that holds the `$ref`
 */
export type FindTarget = (
  holder: DataValue,
) => { readonly document: DataDocument; readonly pointer: string } | undefined
