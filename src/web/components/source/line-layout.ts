/** Where lines of equal height stand when a note of some height is put below one of them. */
export interface LineLayout {
  readonly lineCount: number
  /** Pixels. */
  readonly lineHeight: number
  /** The index, from 0, of the line that the note follows; -1 without a note. */
  readonly noteAfter: number
  /** Pixels; 0 without a note. */
  readonly noteHeight: number
}

/** The distance of a line's upper edge from the top, in pixels. */
export function topOf(layout: LineLayout, index: number): number {
  const isBelowNote = layout.noteAfter >= 0 && index > layout.noteAfter
  return index * layout.lineHeight + (isBelowNote ? layout.noteHeight : 0)
}

/** The index of the line at a distance from the top; a note counts to the line above it. */
export function indexAt(layout: LineLayout, top: number): number {
  const { lineCount, lineHeight, noteAfter, noteHeight } = layout
  const noteTop = (noteAfter + 1) * lineHeight
  const isBelowNote = noteAfter >= 0 && top >= noteTop
  const index = isBelowNote
    ? Math.max(noteAfter, Math.floor((top - noteHeight) / lineHeight))
    : Math.floor(top / lineHeight)
  return Math.min(Math.max(index, 0), Math.max(lineCount - 1, 0))
}

export function heightOf(layout: LineLayout): number {
  return topOf(layout, layout.lineCount)
}
