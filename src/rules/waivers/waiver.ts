import type { Location } from '../../contracts/index.ts'
import { findRule } from '../catalogue.ts'
import type { Finding } from '../model.ts'

/** Accepts the findings of one rule below one place, for a reason, until a day. */
export interface Waiver {
  /** For one that stands in the contract its place, `FILE#POINTER`; any other text otherwise. */
  readonly id: string
  /** Id or alias of the rule. */
  readonly rule: string
  /** The last day on which it holds, an ISO 8601 date; absent: until it is removed. */
  readonly until?: string
  readonly reason: string
  /** Where it is written. */
  readonly location: Location
  /** Whether it speaks of a file, by the name that locations give it. */
  readonly coversFile: (name: string) => boolean
  /** It speaks of this node and all below it. The empty pointer: of the whole file. */
  readonly pointer: string
}

/** A waiver as far as it decides about findings; one that names a finding accepts no other. */
export type AcceptingWaiver = Omit<Waiver, 'location'> & { readonly fingerprint?: string }

/** Whether a waiver that has not run out accepts a finding of its rule. */
export function accepts(
  waiver: AcceptingWaiver,
  { fingerprint, location }: Pick<Finding, 'fingerprint' | 'location'>,
): boolean {
  return (
    (waiver.fingerprint === undefined || waiver.fingerprint === fingerprint) &&
    covers(waiver, location)
  )
}

/** The id under which findings have a waiver's rule. */
export function waivedRule({ rule }: Pick<Waiver, 'rule'>): string {
  return findRule(rule)?.id ?? rule
}

/** Whether a place is the node that the waiver names or lies below it. */
export function covers(
  { coversFile, pointer }: Pick<Waiver, 'coversFile' | 'pointer'>,
  { file, pointer: place }: Location,
): boolean {
  return (place === pointer || place.startsWith(`${pointer}/`)) && coversFile(file)
}

/** @param today an ISO 8601 date */
export function isExpired({ until }: Pick<Waiver, 'until'>, today: string): boolean {
  return until !== undefined && until < today
}

/** Whether text is a day of the calendar as ISO 8601 writes it: 2027-01-31, and not 2027-02-31. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const time = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}
