import { LineTable } from './line-table.ts'
import type { Location } from './model.ts'

/** The place that follows `before` in a file whose tree is not known yet: it points at the root. */
export function startOf(file: string, before = ''): Location {
  const { line, column } = new LineTable(before).positionAt(before.length)
  return { file, pointer: '', line, column }
}
