const LONGEST = 100 // characters; what is longer is no slip of a name

/**
 * How many letters are to be added, taken away or replaced to make one name of another; infinite for names
 * of more than 100 characters.
 */
export function editDistance(one: string, other: string): number {
  if (one.length > LONGEST || other.length > LONGEST) return Infinity
  let former = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (let row = 1; row <= one.length; row += 1) {
    const current = [row]
    for (let column = 1; column <= other.length; column += 1) {
      const replaced = one[row - 1] === other[column - 1] ? 0 : 1
      current.push(
        Math.min(
          (former[column - 1] ?? 0) + replaced,
          (former[column] ?? 0) + 1,
          (current[column - 1] ?? 0) + 1,
        ),
      )
    }
    former = current
  }
  return former[other.length] ?? 0
}
