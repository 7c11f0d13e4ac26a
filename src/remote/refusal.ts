/** Thrown where a document may not be fetched, as opposed to cannot. */
export class RemoteRefusal extends Error {
  /** @param reason the end of a sentence that begins with the address of the document */
  constructor(reason: string) {
    super(reason)
    this.name = 'RemoteRefusal'
  }
}
