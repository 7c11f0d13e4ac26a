interface Kept<T> {
  readonly until: number
  readonly answer: Promise<T>
}

/**
 * Lets all who ask the same at about the same time share one answer, also while it is being found. Failures are not kept.
 *
 * @param bounds `fresh`: milliseconds in which an answer serves; `most`: answers that are kept, the newest
 */
export function shareAnswers<T>(bounds: {
  readonly clock: () => Date
  readonly fresh: number
  readonly most: number
}): (key: string, find: () => Promise<T>) => Promise<T> {
  const { clock, fresh, most } = bounds
  const kept = new Map<string, Kept<T>>()
  return (key, find) => {
    const now = clock().getTime()
    const known = kept.get(key)
    if (known !== undefined && known.until > now) return known.answer
    const answer = find()
    const mine = { until: now + fresh, answer }
    kept.delete(key)
    kept.set(key, mine)
    for (const oldest of kept.keys()) {
      if (kept.size <= most) break
      kept.delete(oldest)
    }
    answer.catch(() => {
      if (kept.get(key) === mine) kept.delete(key)
    })
    return answer
  }
}
