/** Reads pairs of numbers as people type them: `1.0.0=3.0.0, 1.1.0=3.1.0`. What is no pair is left to the registry. */
export function renumberingOf(text: string): Readonly<Record<string, string>> {
  const pairs = text
    .split(',')
    .map((pair) => pair.split('=').map((part) => part.trim()))
    .filter(([from]) => from !== '' && from !== undefined)
  return Object.fromEntries(pairs.map(([from, to]) => [from, to ?? '']) as [string, string][])
}
