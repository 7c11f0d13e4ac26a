/** Words of these lengths, in characters, may be mistyped; shorter ones are too close to each other. */
export const SHORTEST_MISSPELT = 4
export const LONGEST_MISSPELT = 24
const LONGEST_WITH_ONE_MISTAKE = 7

/** How many typing mistakes are forgiven in a word: one up to seven letters, two in longer words. */
export function forgivenMistakes(word: string): number {
  if (word.length < SHORTEST_MISSPELT || word.length > LONGEST_MISSPELT) return 0
  return word.length <= LONGEST_WITH_ONE_MISTAKE ? 1 : 2
}

/**
 * How many typing mistakes lie between what was typed and a word: characters added, missing, wrong, or two
 * neighbours swapped (Damerau's distance, no stretch being edited twice).
 *
 * @param most more are not counted: the answer is then `most + 1`
 * @param isBeginning measures to the nearest beginning of the word instead of to the whole
 */
export function mistakesBetween(
  typed: string,
  word: string,
  most: number,
  isBeginning = false,
): number {
  const excess = word.length - typed.length
  if (excess < -most || (!isBeginning && excess > most)) return most + 1
  const width = Math.min(word.length, typed.length + most)
  // Cells further than `most` from the diagonal hold more mistakes than are counted, and are left at that.
  let twoBefore = new Uint8Array(width + 1).fill(most + 1)
  let before = new Uint8Array(width + 1).fill(most + 1)
  let current = new Uint8Array(width + 1)
  let leastBefore = 0
  for (let column = 0; column <= Math.min(width, most); column++) before[column] = column
  for (let row = 1; row <= typed.length; row++) {
    const first = Math.max(1, row - most)
    const last = Math.min(width, row + most)
    current.fill(most + 1)
    if (row <= most) current[0] = row
    let least = current[0] ?? row
    for (let column = first; column <= last; column++) {
      const isSame = typed.charCodeAt(row - 1) === word.charCodeAt(column - 1)
      let distance = (before[column - 1] ?? 0) + (isSame ? 0 : 1)
      distance = Math.min(distance, (before[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1)
      const isSwapped =
        row > 1 &&
        column > 1 &&
        typed.charCodeAt(row - 1) === word.charCodeAt(column - 2) &&
        typed.charCodeAt(row - 2) === word.charCodeAt(column - 1)
      if (isSwapped) distance = Math.min(distance, (twoBefore[column - 2] ?? 0) + 1)
      current[column] = Math.min(distance, most + 1)
      least = Math.min(least, distance)
    }
    // A swap reaches back over one row, so that one row of too many mistakes may still be made good.
    if (least > most && leastBefore > most) return most + 1
    leastBefore = least
    ;[twoBefore, before, current] = [before, current, twoBefore]
  }
  return isBeginning ? Math.min(...before) : (before[width] ?? most + 1)
}
