/** One line of two texts, laid over each other. */
export interface LineDifference {
  readonly kind: 'same' | 'added' | 'removed'
  readonly text: string
}

/** Of the lines between the first and the last that differ: more than this are shown as replaced altogether. */
const MOST_CELLS = 4_000_000

/**
 * The lines of two texts: those that are gone, those that came, and those that both have, in a longest common
 * subsequence. Pure; time and memory grow with the product of what lies between the first and the last difference.
 */
export function lineDifferences(before: string, after: string): readonly LineDifference[] {
  const [old, now] = [linesOf(before), linesOf(after)]
  let head = 0
  while (head < old.length && head < now.length && old[head] === now[head]) head++
  let tail = 0
  const most = Math.min(old.length, now.length) - head
  while (tail < most && old.at(-1 - tail) === now.at(-1 - tail)) tail++
  const gone = old.slice(head, old.length - tail)
  const came = now.slice(head, now.length - tail)
  return [
    ...old.slice(0, head).map(as('same')),
    ...between(gone, came),
    ...old.slice(old.length - tail).map(as('same')),
  ]
}

function linesOf(text: string): readonly string[] {
  return text.replace(/\n$/, '').split('\n')
}

function as(kind: LineDifference['kind']): (text: string) => LineDifference {
  return (text) => ({ kind, text })
}

function between(gone: readonly string[], came: readonly string[]): readonly LineDifference[] {
  const width = came.length + 1
  if ((gone.length + 1) * width > MOST_CELLS) {
    return [...gone.map(as('removed')), ...came.map(as('added'))]
  }
  /** At row * width + column: how many lines the rests of both have in common. */
  const common = new Uint32Array((gone.length + 1) * width)
  const at = (row: number, column: number): number => common[row * width + column] ?? 0
  for (let row = gone.length - 1; row >= 0; row--) {
    for (let column = came.length - 1; column >= 0; column--) {
      common[row * width + column] =
        gone[row] === came[column]
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1))
    }
  }
  const found: LineDifference[] = []
  let [row, column] = [0, 0]
  while (row < gone.length || column < came.length) {
    const [lost, won] = [gone[row], came[column]]
    if (lost !== undefined && lost === won) {
      found.push({ kind: 'same', text: lost })
      row++
      column++
    } else if (
      lost !== undefined &&
      (won === undefined || at(row + 1, column) >= at(row, column + 1))
    ) {
      found.push({ kind: 'removed', text: lost })
      row++
    } else {
      found.push({ kind: 'added', text: won ?? '' })
      column++
    }
  }
  return found
}
