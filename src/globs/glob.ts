import { GlobError } from './glob-error.ts'
import { GlobParser } from './glob-parser.ts'
import { takesWhole } from './glob-program.ts'

/** A pattern for names of files, ready for many of them. */
export interface Glob {
  /** The folder that all matching names lie in, as far as the pattern names it; empty when it names none. */
  readonly base: string
  /** @param name with forward slashes */
  readonly matches: (name: string) => boolean
}

const MOST_CHARACTERS = 1_000

/** Whether a text has characters that mean something in a glob. */
export function hasGlobCharacters(text: string): boolean {
  return /[*?[\]{}]|[!+@]\(/.test(text)
}

/**
 * Reads a glob: `*`, `?` and `[a-z]` within a segment of a path, `**` for any number of segments, `{a,b}` and
 * `{1..5}`, `@(a|b)`, `?(a)`, `+(a)`, `*(a)` and `!(a)`, and `\` before a character that stands for itself. Hidden
 * names are matched only where the pattern has the dot; `!` in front of all turns the meaning round.
 *
 * @throws GlobError
 */
export function compileGlob(pattern: string): Glob {
  if (pattern.length > MOST_CHARACTERS) {
    throw new GlobError(`has more than ${MOST_CHARACTERS} characters`)
  }
  const isTurned = /^!(?!\()/.test(pattern)
  const plain = pattern.slice(isTurned ? 1 : 0).replace(/^(?:\.\/+)+/, '')
  if (plain === '') return { base: '', matches: () => false }
  const program = new GlobParser(plain).program()
  return {
    base: isTurned ? '' : baseOf(plain),
    matches: (name) => takesWhole(program, name) !== isTurned,
  }
}

function baseOf(pattern: string): string {
  const segments = pattern.split('/')
  const first = segments.findIndex(
    (segment) => hasGlobCharacters(segment) || segment.includes('\\'),
  )
  const plain = segments.slice(0, first === -1 ? -1 : first)
  return plain.length === 1 && plain[0] === '' ? '/' : plain.join('/')
}
