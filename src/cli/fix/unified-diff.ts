/** Lines of context around a change. */
const CONTEXT = 3
/** Lines that differ, above which no shortest way is looked for: it costs their square. */
const MOST_DIFFERENCES = 1_000

interface Line {
  readonly mark: ' ' | '-' | '+'
  readonly text: string
}

/**
 * The difference of two texts in the unified form that `patch` reads, empty for equal ones. Lines end with a line
 * feed; what stands before it, such as a carriage return, belongs to the line.
 *
 * @param from what stands in the line that begins with `---`
 * @param to the same for `+++`
 */
export function unifiedDiff(before: string, after: string, from: string, to: string): string {
  if (before === after) return ''
  const lines = differences(linesOf(before), linesOf(after))
  const hunks = hunksOf(lines).map((hunk) => writeHunk(lines, hunk))
  return `--- ${ended(from)}\n+++ ${ended(to)}\n${hunks.join('')}`
}

/** A tab says where a name with white space ends. */
function ended(name: string): string {
  return /\s/.test(name) ? `${name}\t` : name
}

function linesOf(text: string): readonly string[] {
  return text === '' ? [] : text.split(/(?<=\n)/)
}

function differences(before: readonly string[], after: readonly string[]): readonly Line[] {
  let start = 0
  while (start < before.length && start < after.length && before[start] === after[start]) start += 1
  let end = 0
  const shorter = Math.min(before.length, after.length) - start
  while (end < shorter && before.at(-1 - end) === after.at(-1 - end)) end += 1
  const kept = (lines: readonly string[]) => lines.map((text): Line => ({ mark: ' ', text }))
  return [
    ...kept(before.slice(0, start)),
    ...between(before.slice(start, before.length - end), after.slice(start, after.length - end)),
    ...kept(before.slice(before.length - end)),
  ]
}

/** The shortest way from one to the other (Myers 1986), or all of the one and then all of the other. */
function between(before: readonly string[], after: readonly string[]): Line[] {
  const trace = shortestWay(before, after)
  if (trace === undefined) {
    return [
      ...before.map((text): Line => ({ mark: '-', text })),
      ...after.map((text): Line => ({ mark: '+', text })),
    ]
  }
  const lines: Line[] = []
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
      lines.push({ mark: ' ', text: before[x] ?? '' })
    }
    if (depth === 0) break
    if (isDown) lines.push({ mark: '+', text: after[formerY] ?? '' })
    else lines.push({ mark: '-', text: before[formerX] ?? '' })
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

interface Hunk {
  /** Indexes into the lines; the end is exclusive. */
  readonly start: number
  end: number
}

/** Changes with the lines around them; those that lie close together are one. */
function hunksOf(lines: readonly Line[]): readonly Hunk[] {
  const hunks: Hunk[] = []
  for (const [index, { mark }] of lines.entries()) {
    if (mark === ' ') continue
    const end = Math.min(lines.length, index + 1 + CONTEXT)
    const last = hunks.at(-1)
    if (last !== undefined && index - CONTEXT <= last.end) last.end = end
    else hunks.push({ start: Math.max(0, index - CONTEXT), end })
  }
  return hunks
}

function writeHunk(lines: readonly Line[], { start, end }: Hunk): string {
  const range = (other: '-' | '+') => {
    const has = ({ mark }: Line) => mark !== other
    const first = lines.slice(0, start).filter(has).length
    const count = lines.slice(start, end).filter(has).length
    return `${count === 0 ? first : first + 1},${count}`
  }
  const body = lines.slice(start, end).map(({ mark, text }) => {
    return text.endsWith('\n') ? `${mark}${text}` : `${mark}${text}\n\\ No newline at end of file\n`
  })
  return `@@ -${range('+')} +${range('-')} @@\n${body.join('')}`
}
