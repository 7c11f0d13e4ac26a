import { FIELD_WEIGHTS, type SearchEntry } from './search-index.ts'
import { normalised, type Stretch, stretchesOf, tokensOf } from './tokens.ts'
import { PLACES, type Place } from './search-fields.ts'

/** How a text matched, from the best: it is the word; begins so; has the word; has one that begins so; has a similar one. */
export const MATCH_KINDS = ['exact', 'beginning', 'word', 'word-beginning', 'similar'] as const
export type MatchKind = (typeof MATCH_KINDS)[number]

/** A word that was asked for. */
export interface QueryWord {
  readonly text: string
  readonly place: Place | undefined
  /** Nothing begins with it, so these are taken instead, by the number of mistakes. */
  readonly similar: ReadonlyMap<string, number> | undefined
}

/** How well something matches one word, and by which of its texts. */
export interface Match {
  readonly score: number
  readonly text: string
  readonly field: SearchEntry['field']
  readonly how: MatchKind
}

const QUALITY = { exact: 1, beginning: 0.8, word: 0.7, 'word-beginning': 0.5, similar: 0.4 }
const LONGER_BEGINNING = 0.1 // at most, for a beginning that is nearly the whole
const FURTHER_MISTAKE = 0.1
const DESCRIBING = 0.6 // of the weight of a name

/** The best match of a word among the texts of an entry. */
export function matchOf(entry: SearchEntry, word: QueryWord): Match | undefined {
  const places: readonly string[] | undefined = word.place && PLACES[word.place]
  if (places?.includes(entry.field) === false) return undefined
  const naming = entry.texts.length - (entry.describing ?? 0)
  return best(
    entry.texts.map((text, index) => {
      if (word.place === 'path' && !text.includes('/')) return undefined
      const weight = FIELD_WEIGHTS[entry.field] * (index < naming ? 1 : DESCRIBING)
      const { quality, how } = qualityOf(text, word) ?? { quality: 0, how: 'similar' }
      return quality > 0 ? { score: weight * quality, text, field: entry.field, how } : undefined
    }),
  )
}

function qualityOf(
  text: string,
  { text: word, similar }: QueryWord,
): { readonly quality: number; readonly how: MatchKind } | undefined {
  const whole = normalised(text)
  if (similar !== undefined) {
    const mistakes = Math.min(...Array.from(tokensOf(text), (token) => similar.get(token) ?? 9))
    if (mistakes === 9) return undefined
    return { quality: QUALITY.similar - FURTHER_MISTAKE * (mistakes - 1), how: 'similar' }
  }
  if (whole === word) return { quality: QUALITY.exact, how: 'exact' }
  // Cheaper than cutting every text into tokens: what does not contain the word cannot begin with it.
  if (!whole.includes(word)) return undefined
  const share = (token: string): number => (LONGER_BEGINNING * word.length) / token.length
  if (whole.startsWith(word)) {
    return { quality: QUALITY.beginning + share(whole), how: 'beginning' }
  }
  const tokens = tokensOf(text)
  if (tokens.has(word)) return { quality: QUALITY.word, how: 'word' }
  const longer = [...tokens].filter((token) => token.startsWith(word))
  if (longer.length === 0) return undefined
  return {
    quality: QUALITY['word-beginning'] + Math.max(...longer.map(share)),
    how: 'word-beginning',
  }
}

export function best<T extends { readonly score: number }>(
  matches: readonly (T | undefined)[],
): T | undefined {
  return matches.reduce(
    (one, other) =>
      other !== undefined && (one === undefined || other.score > one.score) ? other : one,
    undefined,
  )
}

/** The stretches of a text that words matched, in their order, none twice. */
export function highlightsIn(text: string, words: readonly QueryWord[]): readonly Stretch[] {
  const stretches = stretchesOf(text)
  const found = words.flatMap((word) => {
    const whole = stretches.find(({ start, end }) => isMatch(text.slice(start, end), word))
    if (whole === undefined) return []
    return [word.similar === undefined ? beginningOf(text, whole, word.text) : whole]
  })
  const sorted = found.sort((one, other) => one.start - other.start || other.end - one.end)
  const apart: Stretch[] = []
  for (const stretch of sorted) {
    if (stretch.start >= (apart.at(-1)?.end ?? 0)) apart.push(stretch)
  }
  return apart
}

function isMatch(part: string, { text, similar }: QueryWord): boolean {
  const plain = normalised(part)
  return similar === undefined ? plain.startsWith(text) : similar.has(plain)
}

/** As many characters as the word has: a letter and its accents count as one. */
function beginningOf(text: string, { start, end }: Stretch, word: string): Stretch {
  let until = start + 1
  while (until < end && normalised(text.slice(start, until)).length < word.length) until += 1
  return { start, end: until }
}
