import type { Registry, WaiverView } from '../../registry/index.ts'
import { dayOf } from '../facts/days.ts'
import { PAGE, pages } from '../portfolio.ts'

/** Exceptions that had been granted and had run out at a moment, those taken back before it left aside. */
export async function lapsedWaivers(
  { waivers }: Registry,
  at: Date,
  scope: {
    readonly domain?: string | undefined
    readonly roles: ReadonlySet<string> | undefined
  },
): Promise<readonly WaiverView[]> {
  const { domain, roles } = scope
  const lapsed: WaiverView[] = []
  for await (const waiver of pages((cursor) => waivers.list({ domain, cursor, limit: PAGE }))) {
    const { decision, state, until, owner } = waiver
    const wasGranted = ['granted', 'lapsed'].includes(state) && decision !== undefined
    if (!wasGranted || decision.at > at.toISOString() || until >= dayOf(at)) continue
    if (roles === undefined || roles.has(owner)) lapsed.push(waiver)
  }
  return lapsed
}
