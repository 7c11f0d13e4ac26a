import type { Finding } from '../../api/schemas.ts'
import type { Mark } from '../../components/source/mark.ts'

const ranks = { error: 0, warning: 1, info: 2, hint: 3 } as const

export function markOf(finding: Finding): Mark {
  const { line, column, endLine = line, endColumn = column + 1 } = finding.location
  return {
    key: keyOf(finding),
    line,
    column,
    endLine,
    endColumn,
    severity: finding.severity,
    message: finding.message,
    isWaived: finding.waived !== null,
  }
}

/** What tells findings apart, also two of one rule that differ only in their place. */
export function keyOf(finding: Finding): string {
  return `${finding.fingerprint}@${finding.location.line}:${finding.location.column}`
}

/** The marks of one file by line, the worst of a line first. */
export function marksByLine(
  findings: readonly Finding[],
  file: string,
): ReadonlyMap<number, readonly Mark[]> {
  const marks = findings
    .filter((finding) => finding.location.file === file)
    .map(markOf)
    .sort((one, other) => ranks[one.severity] - ranks[other.severity])
  const byLine = new Map<number, Mark[]>()
  for (const mark of marks) {
    const onLine = byLine.get(mark.line)
    if (onLine) onLine.push(mark)
    else byLine.set(mark.line, [mark])
  }
  return byLine
}

/** Findings in the order in which a reader of the files meets them. */
export function inReadingOrder(findings: readonly Finding[]): readonly Finding[] {
  return [...findings].sort(
    (one, other) =>
      one.location.file.localeCompare(other.location.file) ||
      one.location.line - other.location.line ||
      one.location.column - other.location.column ||
      ranks[one.severity] - ranks[other.severity],
  )
}
