/** The names in what somebody typed, separated by commas or white space. */
export function namesIn(typed: string): readonly string[] {
  return typed.split(/[\s,]+/u).filter((name) => name !== '')
}
