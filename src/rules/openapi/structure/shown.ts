import { kindOfValue } from '../../../contracts/index.ts'
import type { DataValue } from '../../../contracts/index.ts'

const SHOWN_CHARACTERS = 60

/** A value as messages show it: short text as it is, all else by what it is. */
export function shown(value: DataValue): string {
  if (typeof value !== 'string') return kindOfValue(value)
  return value.length > SHOWN_CHARACTERS ? `"${value.slice(0, SHOWN_CHARACTERS)}…"` : `"${value}"`
}
