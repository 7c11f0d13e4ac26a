/** A stretch of a source file that is replaced; one of no length inserts. */
export interface TextEdit {
  readonly file: string
  /** Offsets in UTF-16 code units of the decoded text, after a byte order mark; the end is exclusive. */
  readonly start: number
  readonly end: number
  readonly text: string
}

/** A text with edits made in it, and how many of the groups were. */
export interface EditedText {
  readonly text: string
  readonly made: number
}

/**
 * Makes groups of edits in a text, each group as a whole or not at all: one that touches what an earlier group
 * changes is left for another time. Insertions at the same place follow each other in the order of the groups.
 */
export function applyEdits(text: string, groups: readonly (readonly TextEdit[])[]): EditedText {
  const taken: TextEdit[] = []
  const seen = new Set<string>()
  let made = 0
  for (const group of groups) {
    const key = JSON.stringify(group)
    // The same correction is often asked for by several rules.
    if (seen.has(key)) {
      made += 1
      continue
    }
    if (group.some((edit) => taken.some((other) => collide(edit, other)))) continue
    seen.add(key)
    taken.push(...group)
    made += 1
  }
  const pieces: string[] = []
  let done = 0
  for (const { start, end, text: piece } of taken.toSorted(byPlace)) {
    pieces.push(text.slice(done, start), piece)
    done = end
  }
  pieces.push(text.slice(done))
  return { text: pieces.join(''), made }
}

function collide(one: TextEdit, other: TextEdit): boolean {
  const isInsertion = (edit: TextEdit) => edit.start === edit.end
  if (isInsertion(one) && isInsertion(other)) return false
  return one.start < other.end && other.start < one.end
}

/** Insertions come before what is replaced at the same place; the sort keeps the order of all else. */
function byPlace(one: TextEdit, other: TextEdit): number {
  return one.start - other.start || one.end - other.end
}
