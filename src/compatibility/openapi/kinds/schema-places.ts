import type { ChangeDirection } from '../../change-kind.ts'

/** Where a schema stands, as the ids of kinds of change begin. */
export const SCHEMA_PLACES = [
  'request-body',
  'request-property',
  'request-read-only-property',
  'request-parameter',
  'request-parameter-property',
  'request-header-property',
  'response-body',
  'response-property',
  'response-write-only-property',
  'response-header',
  'response-header-property',
] as const
export type SchemaPlace = (typeof SCHEMA_PLACES)[number]

/** What the places are called in titles of kinds. */
export const PLACE_TITLES: Readonly<Record<SchemaPlace, string>> = {
  'request-body': 'request body',
  'request-property': 'part of a request body',
  'request-read-only-property': 'read-only part of a request body',
  'request-parameter': 'parameter',
  'request-parameter-property': 'part of a parameter',
  'request-header-property': 'part of a header parameter',
  'response-body': 'response body',
  'response-property': 'part of a response body',
  'response-write-only-property': 'write-only part of a response body',
  'response-header': 'response header',
  'response-header-property': 'part of a response header',
}

/** Places whose values the schema forbids to travel that way: nothing about them can break anyone. */
const MUTE: ReadonlySet<SchemaPlace> = new Set([
  'request-read-only-property',
  'response-write-only-property',
])

export function isMute(place: SchemaPlace): boolean {
  return MUTE.has(place)
}

export function directionOf(place: SchemaPlace): ChangeDirection & ('request' | 'response') {
  return place.startsWith('request-') ? 'request' : 'response'
}

/** The place of what stands inside a schema of a place. */
export const INNER_PLACES: Readonly<Record<SchemaPlace, SchemaPlace>> = {
  'request-body': 'request-property',
  'request-property': 'request-property',
  'request-read-only-property': 'request-read-only-property',
  'request-parameter': 'request-parameter-property',
  'request-parameter-property': 'request-parameter-property',
  'request-header-property': 'request-header-property',
  'response-body': 'response-property',
  'response-property': 'response-property',
  'response-write-only-property': 'response-write-only-property',
  'response-header': 'response-header-property',
  'response-header-property': 'response-header-property',
}
