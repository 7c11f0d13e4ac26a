import { isDataArray, type DataValue } from '../../../contracts/index.ts'

const SHOWN_CHARACTERS = 60

/** A value as messages quote it: JSON, shortened, and collections by their kind alone. */
export function shownValue(value: DataValue): string {
  if (isDataArray(value)) return 'a list'
  if (typeof value === 'object' && value !== null) return 'an object'
  const written = JSON.stringify(value)
  if (written.length <= SHOWN_CHARACTERS) return written
  return `${written.slice(0, SHOWN_CHARACTERS)}…${typeof value === 'string' ? '"' : ''}`
}

/** What a message calls a target: its name in quotes, or the document when it has none. */
export function shownName(property: string): string {
  return property === '' ? 'the document' : `"${property}"`
}
