import type { Ledger, LedgerEntry } from '../../audit/index.ts'
import type { EvidenceSources } from './evidence-sources.ts'

const PAGE = 500 // the most that a list gives at once
const PAGES = 5 // of one action that are looked through for entries of a place

/**
 * Reads entries of some actions, newest first, and keeps those about what `isWithin` holds of.
 * @param isWithin asked with the subject of an entry
 */
export function entriesWithin(
  ledger: Pick<Ledger, 'read'>,
  isWithin: (subject: string) => Promise<boolean>,
): EvidenceSources['entries'] {
  return async (actions, from) => {
    const items: LedgerEntry[] = []
    let isComplete = true
    for (const action of actions) {
      const found: LedgerEntry[] = []
      let cursor: string | undefined
      let pages = 0
      do {
        const page = await ledger.read({ action, from: from.toISOString(), limit: PAGE, cursor })
        for (const entry of page.items) if (await isWithin(entry.subject)) found.push(entry)
        cursor = page.next
        pages += 1
      } while (cursor !== undefined && found.length < PAGE && pages < PAGES)
      items.push(...found)
      isComplete &&= cursor === undefined
    }
    return { items: items.sort((a, b) => b.sequence - a.sequence), isComplete }
  }
}
