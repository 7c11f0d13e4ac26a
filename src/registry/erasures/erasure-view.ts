import type { Stored } from '../../store/index.ts'
import type { ErasureDocument } from './erasure-document.ts'
import type { ErasureView } from './erasures.ts'

export function erasureView({ id, value }: Stored<ErasureDocument>): ErasureView {
  const { bytes, mediaType, reason, legalBasis, decidedBy, by, onBehalfOf, erasedAt } = value
  return {
    ...{ digest: id, bytes, mediaType, reason, legalBasis, decidedBy },
    ...{ erasedBy: by.name, onBehalfOf, erasedAt, versions: value.versions },
  }
}
