/** Thrown for a pattern that cannot be used; the message is the end of a sentence that begins with the pattern. */
export class GlobError extends Error {
  readonly code = 'glob-invalid'

  constructor(message: string) {
    super(message)
    this.name = 'GlobError'
  }
}
