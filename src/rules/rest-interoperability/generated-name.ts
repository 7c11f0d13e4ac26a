/** Signs that generators put into words; a hyphen is one only in front, as in `-name`. */
const SIGNS: readonly (readonly [sign: RegExp, word: string])[] = [
  [/^-/, 'minus'],
  [/\+/g, 'plus'],
  [/</g, 'less'],
  [/>/g, 'greater'],
  [/=/g, 'equal'],
]

/**
 * What is left of a name when a generator makes an identifier of it: `list-pets`, `listPets` and `ListPets`
 * become the same in one target language or another. Undefined when nothing is left.
 */
export function generatedName(name: string): string | undefined {
  const worded = SIGNS.reduce((text, [sign, word]) => text.replace(sign, word), name)
  const letters = worded.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
  return letters === '' ? undefined : letters
}
