import type { Location } from '../model.ts'
import type { SourceText } from '../source.ts'
import { joinPointer } from './json-pointer.ts'
import type { NodePlace, PlaceFinder, TextRange } from './node-table.ts'

/** Looks the tokens of a JSON Pointer up, as `DataDocument.locate` describes. */
export function locateIn(
  source: SourceText,
  places: PlaceFinder,
  path: readonly string[],
): Location {
  const place = places.find(path)
  const found = place.depth === path.length ? path : path.slice(0, place.depth)
  const { start, end } = headOf(place)
  return source.location(joinPointer('', ...found), start, end)
}

/** The part of a node that names it: its key and a short value, but not the whole of a collection. */
function headOf({ key, value, kind }: NodePlace): TextRange {
  const isShort = kind === 'scalar' || kind === 'alias'
  if (key !== undefined) {
    return { start: key.start, end: isShort && value !== undefined ? value.end : key.end }
  }
  const start = value?.start ?? 0
  return { start, end: isShort ? (value?.end ?? start) : start + 1 }
}
