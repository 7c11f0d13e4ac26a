import { escapeMarkup } from '../markup.ts'

export interface PictureWords {
  /** Unique on the page. */
  readonly id: string
  readonly title: string
  /** What a reader who does not see it has to know, or where that stands. */
  readonly description: string
}

/** An SVG picture with a name and a description; whoever does not see it finds the figures in a table beside it. */
export function picture(
  { id, title, description }: PictureWords,
  size: { readonly width: number; readonly height: number },
  content: string,
): string {
  return `<svg viewBox="0 0 ${size.width} ${size.height}" role="img" aria-labelledby="${id}-title ${id}-description" font-family="system-ui, sans-serif">
<title id="${id}-title">${escapeMarkup(title)}</title>
<desc id="${id}-description">${escapeMarkup(description)}</desc>
${content}
</svg>`
}

/** Breaks between words so that no line gets longer than `longest` characters, a longer word excepted. */
export function inLines(text: string, longest: number): readonly string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + word.length < longest) {
      lines[lines.length - 1] = `${last} ${word}`
    } else {
      lines.push(word)
    }
  }
  return lines
}

/** Lines of text around a point. */
export function textAt(
  lines: readonly string[],
  at: { readonly x: number; readonly y: number },
  look: {
    readonly anchor: 'start' | 'middle' | 'end'
    readonly size: number
    readonly ink: string
    readonly weight?: number
  },
): string {
  const { anchor, size, ink, weight = 400 } = look
  const top = at.y - ((lines.length - 1) * size * 1.2) / 2
  return lines
    .map(
      (line, index) =>
        `<text x="${round(at.x)}" y="${round(top + index * size * 1.2)}" text-anchor="${anchor}" dominant-baseline="central" font-size="${size}" font-weight="${weight}" fill="${ink}">${escapeMarkup(line)}</text>`,
    )
    .join('')
}

export function round(number: number): number {
  return Math.round(number * 10) / 10
}
