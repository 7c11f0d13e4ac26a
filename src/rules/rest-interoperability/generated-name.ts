/**
 * What is left of a name when a generator makes an identifier of it: `list-pets`, `listPets` and `ListPets`
 * become the same in one target language or another. Undefined when nothing is left.
 */
export function generatedName(name: string): string | undefined {
  const letters = name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
  return letters === '' ? undefined : letters
}
