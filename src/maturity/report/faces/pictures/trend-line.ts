import { dayInWords } from '../../figure-in-words.ts'
import type { TrendPoint } from '../../report.ts'
import { say } from '../../texts.ts'
import { SHADES } from '../shades.ts'
import { picture, round, textAt, type PictureWords } from './picture.ts'

const WIDTH = 440
const HEIGHT = 190
const LEFT = 26
const RIGHT = 14
const TOP = 26 // with the words of the axis above the highest level
const BOTTOM = 26
const INK = '#14202b'
const RULE = '#c6cfd8'

/** The level as steps with dots and the mean as a dashed line; told apart by their form, not by colour. */
export function trendLine(
  words: PictureWords,
  points: readonly TrendPoint[],
  highest: number,
): string {
  const times = points.map(({ asOf }) => Date.parse(asOf))
  const first = times[0] ?? 0
  const span = Math.max((times.at(-1) ?? 0) - first, 1)
  const x = (index: number): number =>
    points.length === 1
      ? (LEFT + WIDTH - RIGHT) / 2
      : round(LEFT + (((times[index] ?? 0) - first) / span) * (WIDTH - LEFT - RIGHT))
  const y = (level: number): number =>
    round(HEIGHT - BOTTOM - ((level - 1) / Math.max(highest - 1, 1)) * (HEIGHT - TOP - BOTTOM))
  const small = { size: 10, ink: INK } as const
  const rules = Array.from({ length: highest }, (_, index) => {
    const at = y(index + 1)
    return `<line x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${at}" y2="${at}" stroke="${RULE}" stroke-width="0.7"/>${textAt([String(index + 1)], { x: LEFT - 8, y: at }, { ...small, anchor: 'end' })}`
  })
  const steps = points.map(({ level }, index) =>
    index === 0 ? `M${x(0)},${y(level)}` : `H${x(index)}V${y(level)}`,
  )
  const means = points.map(({ mean }, index) => `${x(index)},${y(mean)}`)
  const dots = points.map(
    ({ level }, index) =>
      `<circle cx="${x(index)}" cy="${y(level)}" r="${points.length > 20 ? 2.2 : 4}" fill="${SHADES[6]}"/>`,
  )
  const axis = textAt(
    [say('trend.axis', { highest })],
    { x: 4, y: 8 },
    { ...small, anchor: 'start' },
  )
  const last = points.length - 1
  const days = [0, last]
    .filter((index, place) => index >= 0 && (place === 0 || index > 0))
    .map((index) =>
      textAt(
        [dayInWords(points[index]?.asOf ?? '')],
        { x: x(index), y: HEIGHT - 8 },
        { ...small, anchor: points.length === 1 ? 'middle' : index === 0 ? 'start' : 'end' },
      ),
    )
  const parts = [
    axis,
    ...rules,
    `<polyline points="${means.join(' ')}" fill="none" stroke="${INK}" stroke-width="1.5" stroke-dasharray="5 4"/>`,
    `<path d="${steps.join('')}" fill="none" stroke="${SHADES[5]}" stroke-width="2.5"/>`,
    ...dots,
    ...days,
  ]
  return picture(words, { width: WIDTH, height: HEIGHT }, parts.join('\n'))
}
