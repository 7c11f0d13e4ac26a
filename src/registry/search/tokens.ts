const MAX_TEXT_LENGTH = 300 // characters of a name or title that are indexed

/** The same for all spellings that a reader would call the same: case, accents and width do not count. */
export function normalised(text: string): string {
  return text.slice(0, MAX_TEXT_LENGTH).normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()
}

/**
 * What a text can be found by: itself as a whole (a path, a namespace), its words, and the parts of
 * words in camel case. `placeOrder` gives `placeorder`, `place` and `order`.
 */
export function tokensOf(text: string): ReadonlySet<string> {
  const separated = text
    .slice(0, MAX_TEXT_LENGTH)
    .replaceAll(/(\p{Ll}|\p{N})(\p{Lu})/gu, '$1 $2')
    .replaceAll(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
  const tokens = new Set([normalised(text), ...wordsOf(text), ...wordsOf(separated)])
  tokens.delete('')
  return tokens
}

/** The words of a text or a query, without punctuation. */
export function wordsOf(text: string): readonly string[] {
  return normalised(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
}

const SHORTEST_MISSPELT = 4 // characters; shorter words are too close to each other
const LONGEST_MISSPELT = 24

/**
 * The forms that a word and its misspellings have in common: the word with none or one character left
 * out. Two words that are one typing mistake apart (one character added, missing, wrong, or two swapped)
 * share at least one.
 */
export function spellingForms(word: string): readonly string[] {
  if (word.length < SHORTEST_MISSPELT || word.length > LONGEST_MISSPELT) return []
  const shorter = Array.from(word, (_, index) => word.slice(0, index) + word.slice(index + 1))
  return [...new Set([word, ...shorter])].map((form) => `~${form}`)
}

/** Whether two words are at most one typing mistake apart. */
export function isMisspelling(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 1) return false
  let start = 0
  while (start < one.length && one.charAt(start) === other.charAt(start)) start += 1
  const restOfOne = one.slice(start)
  const restOfOther = other.slice(start)
  return (
    restOfOne === restOfOther ||
    restOfOne.slice(1) === restOfOther.slice(1) ||
    restOfOne.slice(1) === restOfOther ||
    restOfOne === restOfOther.slice(1) ||
    (restOfOne.slice(2) === restOfOther.slice(2) &&
      restOfOne.startsWith(restOfOther.charAt(1) + restOfOther.charAt(0)))
  )
}
