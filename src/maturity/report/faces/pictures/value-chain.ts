import type { ValueChainActivity } from '../../../../registry/index.ts'
import type { ActivityStanding } from '../../report.ts'
import { inkOn, SHADES } from '../shades.ts'
import { inLines, picture, textAt, type PictureWords } from './picture.ts'

const WIDTH = 470
const HEIGHT = 250
const BAND = 30 // height of a supporting activity
const TIP = 34 // depth of the arrow's tip
const INK = '#14202b'

const SUPPORT: readonly ValueChainActivity[] = [
  'infrastructure',
  'human-resources',
  'technology',
  'procurement',
]
const PRIMARY: readonly ValueChainActivity[] = [
  'inbound-logistics',
  'operations',
  'outbound-logistics',
  'marketing-and-sales',
  'service',
]

/** What a field of the picture says, and its shade; undefined: nothing to say, and it is hatched. */
export interface FieldLook {
  readonly words: string
  readonly shade: number | undefined
}

/** Porter's value chain: supporting activities as bands over the five primary ones, the whole an arrow. */
export function valueChainPicture(
  words: PictureWords,
  activities: readonly ActivityStanding[],
  lookOf: (standing: ActivityStanding) => FieldLook,
): string {
  const standing = (id: ValueChainActivity): ActivityStanding | undefined =>
    activities.find(({ activity }) => activity === id)
  const end = WIDTH - TIP
  const bands = SUPPORT.map((id, index) => {
    const found = standing(id)
    if (found === undefined) return ''
    const { words: said, shade } = lookOf(found)
    const y = index * BAND
    const ink = inkOf(shade)
    const field = `<rect x="0.5" y="${y + 0.5}" width="${end}" height="${BAND}" ${fillOf(words.id, shade)}/>`
    const middle = y + BAND / 2 + 0.5
    return `${field}${textAt([found.name], { x: 10, y: middle }, { anchor: 'start', size: 11, ink })}${textAt([said], { x: end - 10, y: middle }, { anchor: 'end', size: 11, ink, weight: 700 })}`
  })
  const top = SUPPORT.length * BAND
  const width = end / PRIMARY.length
  const columns = PRIMARY.map((id, index) => {
    const found = standing(id)
    if (found === undefined) return ''
    const { words: said, shade } = lookOf(found)
    const x = index * width
    const ink = inkOf(shade)
    const field = `<rect x="${x + 0.5}" y="${top + 0.5}" width="${width}" height="${HEIGHT - top - 1}" ${fillOf(words.id, shade)}/>`
    const middle = x + width / 2
    return `${field}${textAt(inLines(found.name, 11), { x: middle, y: top + 42 }, { anchor: 'middle', size: 11, ink })}${textAt(inLines(said, 12), { x: middle, y: HEIGHT - 26 }, { anchor: 'middle', size: 11, ink, weight: 700 })}`
  })
  const tip = `<path d="M${end + 0.5},0.5 L${WIDTH - 1},${HEIGHT / 2} L${end + 0.5},${HEIGHT - 0.5} Z" fill="#ffffff" stroke="${INK}" stroke-width="0.8"/>`
  const hatch = `<defs><pattern id="${words.id}-none" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="6" height="6" fill="#ffffff"/><line x1="0" y1="0" x2="0" y2="6" stroke="#9aa7b4" stroke-width="1"/></pattern></defs>`
  const parts = [hatch, ...bands, ...columns, tip]
  return picture(words, { width: WIDTH, height: HEIGHT }, parts.join('\n'))
}

function fillOf(id: string, shade: number | undefined): string {
  const fill = shade === undefined ? `url(#${id}-none)` : (SHADES[shade] ?? SHADES[0])
  return `fill="${fill}" stroke="${INK}" stroke-width="0.8"`
}

function inkOf(shade: number | undefined): string {
  return shade === undefined ? INK : inkOn(shade)
}
