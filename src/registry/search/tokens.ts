const MAX_TEXT_LENGTH = 300 // characters of a name or title that are indexed

/** The same for all spellings that a reader would call the same: case, accents and width do not count. */
export function normalised(text: string): string {
  const plain = shortened(text).normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()
  return shortened(plain) // one character may stand for eighteen
}

/** The beginning of a text, never half a character. */
export function shortened(text: string, length = MAX_TEXT_LENGTH): string {
  return text.slice(0, length).replace(HALF_CHARACTER, '')
}

const HALF_CHARACTER = /[\uD800-\uDBFF]$/

/**
 * What a text can be found by: itself as a whole (a path, a namespace), its words, and the parts of
 * words in camel case. `placeOrder` gives `placeorder`, `place` and `order`.
 */
export function tokensOf(text: string): ReadonlySet<string> {
  const tokens = new Set([
    normalised(text),
    ...wordsOf(text),
    ...wordsOf(separated(shortened(text))),
  ])
  tokens.delete('')
  return tokens
}

/** The words of a text or a query, without punctuation. */
export function wordsOf(text: string): readonly string[] {
  return normalised(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
}

/** A stretch of a text, in UTF-16 code units; `end` is behind the last one. */
export interface Stretch {
  readonly start: number
  readonly end: number
}

/** Where the words of a text and the parts of words in camel case stand, the shortest first. */
export function stretchesOf(text: string): readonly Stretch[] {
  const stretches: Stretch[] = [{ start: 0, end: text.length }]
  for (const word of text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
    stretches.push({ start: word.index, end: word.index + word[0].length })
    let start = word.index
    for (const part of separated(word[0]).split(' ')) {
      stretches.push({ start, end: start + part.length })
      start += part.length
    }
  }
  return stretches.sort((one, other) => one.end - one.start - (other.end - other.start))
}

function separated(text: string): string {
  return text
    .replaceAll(/(\p{Ll}|\p{N})(\p{Lu})/gu, '$1 $2')
    .replaceAll(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
}
