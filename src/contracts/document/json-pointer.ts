/** JSON Pointers (RFC 6901). The root is the empty string. */

/** Writes one reference token: `~` becomes `~0`, `/` becomes `~1` (section 3). */
export function escapeToken(token: string): string {
  return token.includes('~') || token.includes('/')
    ? token.replaceAll('~', '~0').replaceAll('/', '~1')
    : token
}

export function joinPointer(pointer: string, ...tokens: readonly (string | number)[]): string {
  let joined = pointer
  for (const token of tokens) joined += `/${escapeToken(String(token))}`
  return joined
}

/** The tokens of a pointer, or undefined when it neither is empty nor begins with `/`. */
export function tokensOf(pointer: string): readonly string[] | undefined {
  if (pointer === '') return []
  if (!pointer.startsWith('/')) return undefined
  const tokens = pointer.slice(1).split('/')
  if (!pointer.includes('~')) return tokens
  return tokens.map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'))
}
