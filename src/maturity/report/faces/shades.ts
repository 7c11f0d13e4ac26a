/** Seven shades of one hue, light to dark: their order is seen without colour, in grey print and by everybody. */
export const SHADES = [
  '#f4f7fb',
  '#dbe6f3',
  '#b8d0e8',
  '#8ab2d6',
  '#3d77a8',
  '#2a5d8c',
  '#153f69',
] as const

const FIRST_DARK = 4 // from this shade on white text is easier to read

/** The number of the shade for a part of the whole, 0 to 1. */
export function shadeOf(part: number): number {
  const bounded = Math.min(Math.max(part, 0), 1)
  return Math.round(bounded * (SHADES.length - 1))
}

/** The shade of a level, the lowest one being 1. */
export function shadeOfLevel(level: number, highest: number): number {
  return shadeOf((level - 1) / Math.max(highest - 1, 1))
}

export function inkOn(shade: number): string {
  return shade >= FIRST_DARK ? '#ffffff' : '#14202b'
}
