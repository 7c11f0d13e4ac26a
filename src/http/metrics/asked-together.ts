/**
 * A question that several metrics share: those that are read at the same time get the same answer. A metric that another
 * one sets would show what was true when metrics were read before, since each is read by itself.
 */
export function askedTogether<T>(ask: () => Promise<T>): () => Promise<T> {
  let asked: Promise<T> | undefined
  return () => {
    asked ??= ask().finally(() => {
      asked = undefined
    })
    return asked
  }
}
