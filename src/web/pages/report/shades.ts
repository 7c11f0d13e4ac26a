const DARKEST = 6

/** The number of the shade, 0 to 6, for a part of the whole. */
export function shadeOf(part: number): number {
  return Math.round(Math.min(Math.max(part, 0), 1) * DARKEST)
}

/** The shade of a level, the lowest one being 1. */
export function shadeOfLevel(level: number, highest: number): number {
  return shadeOf((level - 1) / Math.max(highest - 1, 1))
}
