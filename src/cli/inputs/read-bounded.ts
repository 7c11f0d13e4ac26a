import { looksLikeZip } from '../../bundles/index.ts'
import { DEFAULT_LIMITS } from '../../contracts/index.ts'

/**
 * Reads a contract or an archive, but no further than shows that it is too large: the engine refuses it then,
 * however much more there is, and a device or a pipe need not end.
 */
export async function readBounded(stream: AsyncIterable<unknown>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of stream as AsyncIterable<Uint8Array>) {
    chunks.push(chunk)
    bytes += chunk.length
    const isArchive = looksLikeZip(chunks[0] ?? chunk)
    if (bytes > (isArchive ? DEFAULT_LIMITS.bundleBytes : DEFAULT_LIMITS.fileBytes)) break
  }
  return chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks)
}
