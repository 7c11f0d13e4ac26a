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
  if (/^[a-z\d]+$/.test(name)) return name
  const hasSign = /^-|[+<=>]/.test(name)
  const worded = hasSign
    ? SIGNS.reduce((text, [sign, word]) => text.replace(sign, word), name)
    : name
  const letters = worded.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
  return letters === '' ? undefined : letters
}

/** Makes generated names and remembers them: a description repeats the names of its properties. */
export function generatedNames(): (name: string) => string | undefined {
  const known = new Map<string, string | undefined>()
  return (name) => {
    const before = known.get(name)
    if (before !== undefined) return before
    const generated = generatedName(name)
    known.set(name, generated)
    return generated
  }
}
