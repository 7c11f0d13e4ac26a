/** Patterns that match any text, as people write them. */
const GENERAL: ReadonlySet<string> = new Set([
  '',
  '.*',
  '^.*',
  '.*$',
  '^.*$',
  '(.*)',
  '^(.*)$',
  '^',
  '$',
  '^[\\s\\S]*$',
  '[\\s\\S]*',
])

/**
 * Whether a pattern accepts any text (of one line). That one pattern accepts all that another one does is
 * decided for these only.
 */
export function isGeneralPattern(pattern: string): boolean {
  return GENERAL.has(pattern)
}
