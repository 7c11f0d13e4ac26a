import { SHADES } from '../shades.ts'
import { inLines, picture, round, textAt, type PictureWords } from './picture.ts'

const WIDTH = 480
const HEIGHT = 340
const RADIUS = 108
const CENTRE = { x: WIDTH / 2, y: HEIGHT / 2 }
const INK = '#14202b'
const RULE = '#9aa7b4'

export interface Spoke {
  readonly name: string
  readonly level: number
}

/** Levels on spokes from one centre; the number stands at each point, so that nobody has to count rings. */
export function radar(words: PictureWords, spokes: readonly Spoke[], highest: number): string {
  const at = (index: number, part: number): { readonly x: number; readonly y: number } => {
    const angle = (index / spokes.length) * 2 * Math.PI - Math.PI / 2
    return {
      x: round(CENTRE.x + Math.cos(angle) * RADIUS * part),
      y: round(CENTRE.y + Math.sin(angle) * RADIUS * part),
    }
  }
  const polygon = (partOf: (index: number) => number): string =>
    spokes
      .map((_, index) => at(index, partOf(index)))
      .map(({ x, y }) => `${x},${y}`)
      .join(' ')
  const rings = Array.from({ length: highest }, (_, ring) => {
    const points = polygon(() => (ring + 1) / highest)
    return `<polygon points="${points}" fill="none" stroke="${RULE}" stroke-width="0.6"/>`
  })
  const axes = spokes.map((_, index) => {
    const { x, y } = at(index, 1)
    return `<line x1="${CENTRE.x}" y1="${CENTRE.y}" x2="${x}" y2="${y}" stroke="${RULE}" stroke-width="0.6"/>`
  })
  const area = `<polygon points="${polygon((index) => (spokes[index]?.level ?? 0) / highest)}" fill="${SHADES[4]}" fill-opacity="0.3" stroke="${SHADES[6]}" stroke-width="2"/>`
  const points = spokes.map(({ level }, index) => {
    const { x, y } = at(index, level / highest)
    return `<circle cx="${x}" cy="${y}" r="8.5" fill="${SHADES[6]}"/>${textAt([String(level)], { x, y }, { anchor: 'middle', size: 10, ink: '#ffffff', weight: 700 })}`
  })
  const names = spokes.map(({ name }, index) => {
    const { x, y } = at(index, 1.2)
    const anchor = x < CENTRE.x - 12 ? 'end' : x > CENTRE.x + 12 ? 'start' : 'middle'
    return textAt(inLines(name, 16), { x, y }, { anchor, size: 11.5, ink: INK })
  })
  const parts = [...rings, ...axes, area, ...points, ...names]
  return picture(words, { width: WIDTH, height: HEIGHT }, parts.join('\n'))
}
