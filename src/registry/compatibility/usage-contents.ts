import type { ConsumerUsage } from '../../compatibility/index.ts'
import type { ContentStore } from '../../store/index.ts'

/** What consumers use, by the digest of what was stored of it; it is asked for at every report and is read once. */
export interface UsageContents {
  read(digest: string): Promise<Omit<ConsumerUsage, 'consumer'>>
}

const MOST_KEPT = 32 * 1024 * 1024 // bytes of their texts

export function createUsageContents(contents: ContentStore): UsageContents {
  const kept = new Map<string, { readonly usage: ConsumerUsage; readonly size: number }>()
  let size = 0

  function keep(digest: string, usage: ConsumerUsage, length: number): void {
    if (length > MOST_KEPT || kept.has(digest)) return
    kept.set(digest, { usage, size: length })
    size += length
    for (const [oldest, { size: freed }] of kept) {
      if (size <= MOST_KEPT) return
      kept.delete(oldest)
      size -= freed
    }
  }

  return {
    async read(digest) {
      const known = kept.get(digest)
      if (known !== undefined) {
        // The last in the order of the map is the last to go.
        kept.delete(digest)
        kept.set(digest, known)
        return known.usage
      }
      const bytes = await contents.get(digest)
      if (bytes === undefined) throw new Error(`the store has lost the content ${digest}`)
      const usage = JSON.parse(new TextDecoder().decode(bytes)) as ConsumerUsage
      keep(digest, usage, bytes.byteLength)
      return usage
    },
  }
}
