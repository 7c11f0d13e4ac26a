import { keyOfPlace, placeOfKey, type Place } from '../maturity/scope-select.tsx'

/** A place at a moment; without a day it is now that is meant. */
export interface Point extends Place {
  readonly asOf: string
}

/** As the address of a comparison writes it: `whole`, `domain:sales` or `circle:board@2026-12-31`. */
export function pointInAddress({ asOf, ...place }: Point): string {
  return `${keyOfPlace(place) || 'whole'}${asOf === '' ? '' : `@${asOf}`}`
}

export function pointOf(written: string): Point {
  const at = written.indexOf('@')
  return at === -1
    ? { ...placeOfKey(written), asOf: '' }
    : { ...placeOfKey(written.slice(0, at)), asOf: written.slice(at + 1) }
}
