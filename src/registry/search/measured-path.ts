/** A word that is read character by character, and how far what was read is from what was typed. */
export interface MeasuredPath {
  /** Reads the character that comes at a depth, the first one at 1; forgets what was read there and further down. */
  readonly step: (depth: number, character: number) => void
  /** How many typing mistakes what was read down to a depth is from what was typed; `most + 1` stands for more. */
  readonly mistakesAt: (depth: number) => number
  /** Whether nothing that goes on from a depth can be near any more. */
  readonly isTooFar: (depth: number) => boolean
  readonly textTo: (depth: number) => string
}

/**
 * Counts mistakes as `mistakesBetween` does, for many words that begin alike at once: a set of bits tells, for each
 * beginning of what was typed, whether it can be reached with so many mistakes, and a character takes a few operations
 * on whole sets (S. Wu and U. Manber, Fast text searching allowing errors, 1992; with swaps added).
 *
 * @param typed at most 24 characters, so that the bits of a number are enough
 * @param most mistakes that are told apart
 * @param early mistakes that are allowed in the first half of what was typed; with fewer than `most` not all that is near
 *   is found, and what is found is nowhere nearer than it is told
 */
export function createMeasuredPath(typed: string, most: number, early = most): MeasuredPath {
  const places = placesOf(typed)
  const whole = 1 << typed.length
  const all = 2 * whole - 1
  // With the place between the halves: what is added to the word right there counts with the second.
  const secondHalf = all - (2 ** (typed.length >> 1) - 1)
  const allowed = Uint32Array.from({ length: most + 1 }, (_, mistakes) =>
    mistakes > early ? secondHalf : all,
  )
  const width = most + 1
  const deepest = typed.length + most + 1 // every beginning of so many characters is too far
  const path = new Uint16Array(deepest + 1)
  // By depth and number of mistakes. Bit n: within so many mistakes of the first n characters that were typed.
  const rows = new Uint32Array((deepest + 1) * width)
  for (let mistakes = 0; mistakes <= most; mistakes++) {
    rows[mistakes] = (2 ** (mistakes + 1) - 1) & (allowed[mistakes] ?? 0)
  }

  /** The beginnings of what was typed that are reached at a depth with no more than so many mistakes. */
  function reachedAt(depth: number, upTo: number): number {
    let reached = 0
    for (let mistakes = 0; mistakes <= upTo; mistakes++) {
      reached |= rows[depth * width + mistakes] ?? 0
    }
    return reached
  }

  return {
    step(depth, character) {
      path[depth] = character
      const row = depth * width
      const here = places.get(character) ?? 0
      const swapped = depth > 1 ? (places.get(path[depth - 1] ?? 0) ?? 0) & (here << 1) : 0
      let fewer = 0
      let fewerBefore = 0
      for (let mistakes = 0; mistakes <= most; mistakes++) {
        const before = rows[row - width + mistakes] ?? 0
        let reached = (before << 1) & here
        if (mistakes > 0) {
          // Added to the word, wrong in it, missing in it.
          reached |= fewerBefore | (fewerBefore << 1) | (fewer << 1)
        }
        if (mistakes > 0 && swapped !== 0) {
          reached |= ((rows[row - 2 * width + mistakes - 1] ?? 0) << 2) & swapped
        }
        fewer = reached & (allowed[mistakes] ?? 0)
        rows[row + mistakes] = fewer
        fewerBefore = before
      }
    },

    mistakesAt(depth) {
      let mistakes = 0
      while (mistakes <= most && ((rows[depth * width + mistakes] ?? 0) & whole) === 0) mistakes++
      return mistakes
    },

    isTooFar(depth) {
      if (reachedAt(depth, most) !== 0) return false
      // The character that was read last may be one of two that are swapped, of which the next is the other.
      const here = places.get(path[depth] ?? 0) ?? 0
      return depth === 0 || ((reachedAt(depth - 1, most - 1) << 2) & here) === 0
    },

    textTo: (depth) => String.fromCharCode(...path.subarray(1, depth + 1)),
  }
}

/** Where each character stands in what was typed, as bits: the second lowest for the first character. */
function placesOf(typed: string): ReadonlyMap<number, number> {
  const places = new Map<number, number>()
  for (let index = 0; index < typed.length; index++) {
    const character = typed.charCodeAt(index)
    places.set(character, (places.get(character) ?? 0) | (2 << index))
  }
  return places
}
