/** A set of UTF-16 code units, as ranges in rising order that neither meet nor overlap; both ends are in it. */
export type CharSet = readonly (readonly [first: number, last: number])[]

const LAST = 0xffff

export function charSet(ranges: Iterable<readonly [number, number]>): CharSet {
  const sorted = Array.from(ranges).sort(([one], [other]) => one - other)
  const joined: [number, number][] = []
  for (const [first, last] of sorted) {
    const before = joined.at(-1)
    if (before !== undefined && first <= before[1] + 1) before[1] = Math.max(before[1], last)
    else joined.push([first, last])
  }
  return joined
}

export function complement(set: CharSet): CharSet {
  const gaps: [number, number][] = []
  let next = 0
  for (const [first, last] of set) {
    if (first > next) gaps.push([next, first - 1])
    next = last + 1
  }
  if (next <= LAST) gaps.push([next, LAST])
  return gaps
}

export function overlap(one: CharSet, other: CharSet): boolean {
  let at = 0
  for (const [first, last] of one) {
    for (let range = other[at]; range !== undefined && range[1] < first; range = other[at]) at += 1
    const range = other[at]
    if (range !== undefined && range[0] <= last) return true
  }
  return false
}

/** With the other case of each ASCII letter; undefined where a character beyond ASCII may have one. */
export function ignoringCase(set: CharSet): CharSet | undefined {
  const isWide = set.some(([first, last]) => first <= 0x7f && last === LAST)
  if (!isWide && set.some(([, last]) => last > 0x7f)) return undefined
  const letters = (from: number, to: number, shift: number): [number, number][] =>
    set.flatMap(([first, last]) => {
      const low = Math.max(first, from)
      const high = Math.min(last, to)
      return low <= high ? [[low + shift, high + shift] as [number, number]] : []
    })
  return charSet([...set, ...letters(0x41, 0x5a, 0x20), ...letters(0x61, 0x7a, -0x20)])
}

const code = (char: string) => char.charCodeAt(0)

export const DIGITS = charSet([[code('0'), code('9')]])
export const WORD = charSet([
  [code('0'), code('9')],
  [code('A'), code('Z')],
  [code('_'), code('_')],
  [code('a'), code('z')],
])
/** White space and line ends of ECMAScript. */
export const SPACE = charSet([
  [0x09, 0x0d],
  [0x20, 0x20],
  [0xa0, 0xa0],
  [0x1680, 0x1680],
  [0x2000, 0x200a],
  [0x2028, 0x2029],
  [0x202f, 0x202f],
  [0x205f, 0x205f],
  [0x3000, 0x3000],
  [0xfeff, 0xfeff],
])
export const LINE_ENDS = charSet([
  [0x0a, 0x0a],
  [0x0d, 0x0d],
  [0x2028, 0x2029],
])
export const EVERYTHING: CharSet = [[0, LAST]]
