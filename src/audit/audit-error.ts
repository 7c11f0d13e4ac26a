/** Every failure of the ledger that a caller can act on. */
export const AUDIT_PROBLEMS = {
  'signing-key-unusable': 'The key that signs the ledger cannot be read, made or used',
  'signing-key-retired': 'The key was replaced by another one',
  'export-unreadable': 'A file is no whole export of a ledger',
  'ledger-busy': 'Other processes were always faster in appending to the ledger',
} as const
export type AuditProblem = keyof typeof AUDIT_PROBLEMS

export class AuditError extends Error {
  override readonly name = 'AuditError'
  readonly code: AuditProblem

  constructor(code: AuditProblem, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}
