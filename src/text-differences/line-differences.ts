/** One line of two texts that are laid over each other. */
export interface LineDifference {
  readonly kind: 'same' | 'added' | 'removed'
  readonly text: string
}

/** Lines that differ, above which no shortest way is looked for. */
const MOST_DIFFERENCES = 1_000

/**
 * Two texts line by line, laid over each other in the shortest way from one to the other (E. Myers, An O(ND) difference
 * algorithm, 1986); between the first and the last line that differs all of the one and then all of the other where
 * more than 1,000 lines differ, since looking for the way costs the square of them. Pure.
 */
export function lineDifferences(
  before: readonly string[],
  after: readonly string[],
): readonly LineDifference[] {
  let start = 0
  while (start < before.length && start < after.length && before[start] === after[start]) start += 1
  let end = 0
  const shorter = Math.min(before.length, after.length) - start
  while (end < shorter && before.at(-1 - end) === after.at(-1 - end)) end += 1
  const kept = (lines: readonly string[]) =>
    lines.map((text): LineDifference => ({ kind: 'same', text }))
  return [
    ...kept(before.slice(0, start)),
    ...between(before.slice(start, before.length - end), after.slice(start, after.length - end)),
    ...kept(before.slice(before.length - end)),
  ]
}

function between(before: readonly string[], after: readonly string[]): LineDifference[] {
  const trace = shortestWay(before, after)
  if (trace === undefined) {
    return [
      ...before.map((text): LineDifference => ({ kind: 'removed', text })),
      ...after.map((text): LineDifference => ({ kind: 'added', text })),
    ]
  }
  const lines: LineDifference[] = []
  let [x, y] = [before.length, after.length]
  for (let depth = trace.length - 1; depth >= 0; depth -= 1) {
    const reached = trace[depth] ?? new Map<number, number>()
    const diagonal = x - y
    const isDown = comesFromAbove(reached, diagonal, depth)
    const former = isDown ? diagonal + 1 : diagonal - 1
    const formerX = depth === 0 ? 0 : (reached.get(former) ?? 0)
    const formerY = depth === 0 ? 0 : formerX - former
    while (x > formerX && y > formerY) {
      x -= 1
      y -= 1
      lines.push({ kind: 'same', text: before[x] ?? '' })
    }
    if (depth === 0) break
    if (isDown) lines.push({ kind: 'added', text: after[formerY] ?? '' })
    else lines.push({ kind: 'removed', text: before[formerX] ?? '' })
    x = formerX
    y = formerY
  }
  return lines.reverse()
}

/** How far each diagonal was reached before each step; undefined where the way is too long. */
function shortestWay(
  before: readonly string[],
  after: readonly string[],
): readonly ReadonlyMap<number, number>[] | undefined {
  const reached = new Map<number, number>()
  const trace: ReadonlyMap<number, number>[] = []
  for (let depth = 0; depth <= MOST_DIFFERENCES; depth += 1) {
    trace.push(new Map(reached))
    for (let diagonal = -depth; diagonal <= depth; diagonal += 2) {
      const isDown = comesFromAbove(reached, diagonal, depth)
      let x = isDown ? (reached.get(diagonal + 1) ?? 0) : (reached.get(diagonal - 1) ?? 0) + 1
      let y = x - diagonal
      while (x < before.length && y < after.length && before[x] === after[y]) {
        x += 1
        y += 1
      }
      reached.set(diagonal, x)
      if (x >= before.length && y >= after.length) return trace
    }
  }
  return undefined
}

function comesFromAbove(
  reached: ReadonlyMap<number, number>,
  diagonal: number,
  depth: number,
): boolean {
  if (diagonal === -depth) return true
  if (diagonal === depth) return false
  return (reached.get(diagonal - 1) ?? -1) < (reached.get(diagonal + 1) ?? -1)
}
