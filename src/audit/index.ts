/**
 * The ledger: what changed, who did it, on behalf of which role and why, chained by hashes.
 *
 * May not: decide, or name a concrete store.
 */
export * from './audit-error.ts'
export {
  ledgerLines,
  ledgerStanding,
  restoreLedger,
  type LedgerStanding,
} from './archived-ledger.ts'
export { canonicalJson } from './canonical-json.ts'
export { csvLine } from './csv-line.ts'
export { createLedger, verifyLedgerIn } from './ledger.ts'
export type { Ledger, LedgerOptions, LedgerPage, LedgerQuery } from './ledger.ts'
export { LEDGER_EXPORT_FORMATS, type LedgerExportFormat } from './ledger-export.ts'
export { openHistory, type History } from './history.ts'
export type { LedgerFilters } from './ledger-filters.ts'
export type { LedgerEntry } from './ledger-entry.ts'
export { loadOrCreateSigningKey, requireInUse, signingKeyFor } from './signing-key-file.ts'
export { signingKeyFromPem } from './signing-key.ts'
export type { SigningKey } from './signing-key.ts'
export type { LedgerFault, LedgerProblem, LedgerVerification } from './verify-ledger.ts'
export { verifyLedgerExport } from './verify-export.ts'
