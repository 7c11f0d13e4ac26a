/** Every failure of exporting and restoring that a caller can act on. */
export const ARCHIVE_PROBLEMS = {
  'archive-unreadable': 'The file is no archive of Concordat, or a damaged one',
  'archive-version': 'The archive is of a form that this version does not know',
  'archive-altered': 'The archive does not hold what its manifest says',
  'archive-incomplete': 'The archive lacks something that it refers to',
  'archive-ledger-broken': 'The ledger in the archive does not prove itself',
  'archive-too-large': 'The archive would unpack to more than is read',
  'registry-not-empty': 'An archive is restored into an empty registry only',
  'registry-not-settled': 'The registry was written while it was exported',
} as const
export type ArchiveProblem = keyof typeof ARCHIVE_PROBLEMS

export class ArchiveError extends Error {
  override readonly name = 'ArchiveError'
  readonly code: ArchiveProblem

  /** @param message one or two sentences: what is wrong, where, and what to do about it */
  constructor(code: ArchiveProblem, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}
