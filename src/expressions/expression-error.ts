/** An expression that cannot be compiled: a mistake of the document's author, located in the expression. */
export class ExpressionError extends Error {
  override readonly name = 'ExpressionError'
  /** Offset into the expression in UTF-16 code units, from 0. */
  readonly offset: number

  constructor(message: string, offset: number, options?: ErrorOptions) {
    super(message, options)
    this.offset = offset
  }
}
