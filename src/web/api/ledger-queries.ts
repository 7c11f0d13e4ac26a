/** Questions about the ledger. */
import { ask, askPages, type PagedQuestion, type Question } from './question.ts'
import type { LedgerEntryList, LedgerVerification } from './schemas.ts'

/** The filters of the ledger; empty ones do not filter. `from` and `to` are ISO 8601, inclusive. */
export type LedgerFilters = Readonly<Record<'subject' | 'action' | 'actor' | 'from' | 'to', string>>

export function ledgerQuery(filters: LedgerFilters): PagedQuestion<LedgerEntryList> {
  return askPages(['ledger', filters], '/audit', filters)
}

export const ledgerVerificationQuery: Question<LedgerVerification> = ask(
  ['ledger', 'verification'],
  '/audit/verification',
)
