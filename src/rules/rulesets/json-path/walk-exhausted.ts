/** Thrown to end a walk that takes too long, or remembers too much. */
export class WalkExhausted extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'WalkExhausted'
  }
}
