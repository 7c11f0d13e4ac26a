import { lineDifferences, type LineDifference } from '../../text-differences/index.ts'

/** Lines of context around a change. */
const CONTEXT = 3
const MARKS = { same: ' ', removed: '-', added: '+' } as const

/**
 * The difference of two texts in the unified form that `patch` reads, empty for equal ones. Lines end with a line
 * feed; what stands before it, such as a carriage return, belongs to the line.
 *
 * @param from what stands in the line that begins with `---`
 * @param to the same for `+++`
 */
export function unifiedDiff(before: string, after: string, from: string, to: string): string {
  if (before === after) return ''
  const lines = lineDifferences(linesOf(before), linesOf(after))
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

interface Hunk {
  /** Indexes into the lines; the end is exclusive. */
  readonly start: number
  end: number
}

/** Changes with the lines around them; those that lie close together are one. */
function hunksOf(lines: readonly LineDifference[]): readonly Hunk[] {
  const hunks: Hunk[] = []
  for (const [index, { kind }] of lines.entries()) {
    if (kind === 'same') continue
    const end = Math.min(lines.length, index + 1 + CONTEXT)
    const last = hunks.at(-1)
    if (last !== undefined && index - CONTEXT <= last.end) last.end = end
    else hunks.push({ start: Math.max(0, index - CONTEXT), end })
  }
  return hunks
}

function writeHunk(lines: readonly LineDifference[], { start, end }: Hunk): string {
  const range = (other: 'removed' | 'added') => {
    const has = ({ kind }: LineDifference) => kind !== other
    const first = lines.slice(0, start).filter(has).length
    const count = lines.slice(start, end).filter(has).length
    return `${count === 0 ? first : first + 1},${count}`
  }
  const body = lines.slice(start, end).map(({ kind, text }) => {
    const line = `${MARKS[kind]}${text}`
    return text.endsWith('\n') ? line : `${line}\n\\ No newline at end of file\n`
  })
  return `@@ -${range('added')} +${range('removed')} @@\n${body.join('')}`
}
