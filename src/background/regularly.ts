/**
 * Does some work again and again as long as the server runs, never twice at a time: what takes longer than the period
 * leaves out the turns that it lasts for. No timer of this keeps a process alive.
 *
 * @param period milliseconds
 * @param work sees to its own failures; the signal says that it is to come to an end soon
 * @returns stops it, and resolves when what is under way has ended
 */
export function regularly(
  period: number,
  work: (stop: AbortSignal) => Promise<void>,
): () => Promise<void> {
  const stop = new AbortController()
  let underWay: Promise<void> | undefined
  const timer = setInterval(() => {
    underWay ??= work(stop.signal).finally(() => {
      underWay = undefined
    })
  }, period)
  timer.unref()
  return async () => {
    clearInterval(timer)
    stop.abort()
    await underWay
  }
}
