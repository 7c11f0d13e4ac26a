import type { Format } from '../../contracts/index.ts'

/**
 * A contract line is a family of formats: an OpenAPI 3.1 document may follow one in 3.0. Several lines of one service
 * live beside one another; they share its version numbers, and `latest` and ranges are looked for in one of them.
 */
export function lineOf(format: Format): string {
  return format.replace(/-[\d.]+$/, '')
}

/** What names a version: an exact one, `latest` or a range, in a line if one is named (`wsdl:^1.2`). */
export interface VersionSelector {
  readonly line: string | undefined
  readonly wanted: string
}

export function parseSelector(text: string): VersionSelector {
  const [, line, wanted = text] = /^([a-z][a-z-]*):(.*)$/s.exec(text) ?? []
  return { line, wanted }
}

/** What tells which line a version belongs to, and when that began. */
export interface InLine {
  readonly format: Format
  readonly createdAt: string
}

/**
 * The lines of a service in the order in which they began, so that a new line never takes the place of the one that
 * consumers know.
 * @param versions highest first, as they stay within their lines
 */
export function linesOf<T>(
  versions: readonly T[],
  about: (version: T) => InLine,
): ReadonlyMap<string, readonly T[]> {
  const lines = new Map<string, { began: string; versions: T[] }>()
  for (const version of versions) {
    const { format, createdAt } = about(version)
    const line = lines.get(lineOf(format)) ?? { began: createdAt, versions: [] }
    lines.set(lineOf(format), line)
    if (createdAt < line.began) line.began = createdAt
    line.versions.push(version)
  }
  const inOrder = [...lines].sort(([, one], [, other]) => (one.began < other.began ? -1 : 1))
  return new Map(inOrder.map(([line, { versions: own }]) => [line, own]))
}
