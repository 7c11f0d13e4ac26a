import { escapeMarkup, shortened } from '../report/faces/markup.ts'

export type BadgeTone = 'good' | 'middle' | 'bad' | 'plain'

export interface Badge {
  readonly label: string
  readonly message: string
  readonly tone: BadgeTone
}

/** White on each of these is easy to read, and in grey print they differ in lightness. */
const GROUNDS: Readonly<Record<BadgeTone, string>> = {
  good: '#1b6e3c',
  middle: '#7a5200',
  bad: '#9c1c14',
  plain: '#174a7c',
}

const LONGEST = 60 // characters of each half
const HEIGHT = 20
const PADDING = 7

/** A badge as SVG: what it is about on the left, how it stands on the right. Whatever the texts are, they stay texts. */
export function badgeSvg({ label, message, tone }: Badge): string {
  const left = shortened(label, LONGEST)
  const right = shortened(message, LONGEST)
  const split = widthOf(left)
  const width = split + widthOf(right)
  const name = escapeMarkup(`${left}: ${right}`)
  const text = (words: string, middle: number): string =>
    `<text x="${middle}" y="14" text-anchor="middle">${escapeMarkup(words)}</text>`
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${HEIGHT}" viewBox="0 0 ${width} ${HEIGHT}" role="img" aria-label="${name}"><title>${name}</title><rect width="${width}" height="${HEIGHT}" rx="3" fill="#3b4650"/><path d="M${split} 0h${width - split - 3}a3 3 0 0 1 3 3v14a3 3 0 0 1-3 3H${split}z" fill="${GROUNDS[tone]}"/><g fill="#fff" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11">${text(left, split / 2)}${text(right, (split + width) / 2)}</g></svg>
`
}

const NARROW = /[\sfijlrtI.,:;'|!()[\]/-]/

/** Wide enough for the font, and for one that stands in for it. */
function widthOf(text: string): number {
  const letters = Array.from(text).reduce((sum, character) => {
    if (character > '\u2fff') return sum + 12
    return sum + (NARROW.test(character) ? 5 : /[mwMW%@]/.test(character) ? 11 : 7.5)
  }, 0)
  return Math.ceil(letters) + 2 * PADDING
}
