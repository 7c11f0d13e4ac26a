import { METHODS } from './filter-methods.ts'

/** Names that only documents have: nothing of JavaScript's types is meant. */
export function isPlainName(name: unknown): name is string {
  return (
    typeof name === 'string' &&
    !['length', 'constructor', 'name', 'source'].includes(name) &&
    !/^\d+$/.test(name) &&
    !METHODS.has(name)
  )
}
