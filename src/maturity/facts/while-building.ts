import type { Registry } from '../../registry/index.ts'
import { MaturityError } from '../maturity-error.ts'
import type { FactBase } from './base/fact-base.ts'

/** Services that are counted from nothing for whoever asks while facts are being made: within a second or two. */
const FEW = 1_000
const PAGE = 500

/**
 * Whether figures may be counted from everything while facts are being made. Where there is much, that would take minutes
 * for everybody who asks, and hold up the making.
 * @throws MaturityError `facts-being-made`, which says how far they are
 */
export async function requireFew(
  { domains }: Pick<Registry, 'domains'>,
  base: Pick<FactBase, 'making'>,
): Promise<void> {
  const made = await base.making()
  if (made === undefined) return
  let all = 0
  let cursor: string | undefined
  do {
    const { items, next } = await domains.list({ cursor, limit: PAGE })
    // A domain counts those of its sub-domains, too.
    for (const { path, serviceCount } of items) if (!path.includes('/')) all += serviceCount
    cursor = next
  } while (cursor !== undefined)
  if (all > FEW) throw MaturityError.factsBeingMade(made, all)
}
