/**
 * Writes that come while others are under way wait for these and are carried out together.
 *
 * @param write takes all that waits by then; one runs at a time
 * @returns resolves when a run that began after the call is over; rejects as that one does
 */
export function writtenTogether(write: () => Promise<void>): () => Promise<void> {
  let next: Promise<void> | undefined
  let underWay: Promise<void> = Promise.resolve()
  return async () => {
    next ??= underWay
      .catch(() => undefined) // told to those who waited for it
      .then(() => {
        next = undefined
        underWay = write()
        return underWay
      })
    await next
  }
}
