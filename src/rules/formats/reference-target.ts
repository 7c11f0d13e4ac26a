import {
  valueAt,
  type DataDocument,
  type DataValue,
  type RecognisedModel,
} from '../../contracts/index.ts'
import { localPointer } from './local-references.ts'

/** What a `$ref` leads to, in its own document or in another file of the contract. */
export type FoundTarget =
  | {
      readonly kind: 'found'
      readonly document: DataDocument
      readonly path: readonly string[]
      readonly value: DataValue
    }
  /** An anchor, say: such are not looked up. */
  | { readonly kind: 'unknown' }
  | { readonly kind: 'nowhere' }
  /** The file could not be had; the reason is a part of a sentence. */
  | { readonly kind: 'unavailable'; readonly reason: string }

/** @param from the document in which the reference stands */
export function referenceTarget(
  uri: string,
  from: DataDocument,
  { references }: Pick<RecognisedModel, 'references'>,
): FoundTarget {
  const hash = uri.indexOf('#')
  const address = hash === -1 ? uri : uri.slice(0, hash)
  const loaded = address === '' ? undefined : references?.documentAt(address, from)
  if (address !== '' && loaded?.kind !== 'loaded') {
    const reason = loaded === undefined ? 'is not read' : `is ${loaded.problem} (${loaded.reason})`
    return { kind: 'unavailable', reason: `"${address}" ${reason}` }
  }
  const document = loaded?.kind === 'loaded' ? loaded.document : from
  const path = localPointer(hash === -1 ? '#' : uri.slice(hash))
  if (path === undefined) return { kind: 'unknown' }
  const value = valueAt(document.value, path)
  return value === undefined ? { kind: 'nowhere' } : { kind: 'found', document, path, value }
}
