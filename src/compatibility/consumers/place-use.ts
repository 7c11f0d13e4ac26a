import type { FieldValue } from './usage.ts'

/** Whether a consumer uses what stands at a place of a contract; `unknown` where it did not say. */
export interface PlaceUse {
  readonly use: 'used' | 'unused' | 'unknown'
  /** The values that it sends there or can deal with; absent: not said. */
  readonly values?: readonly FieldValue[]
  /** Whether values travel as text there, so that `7` and `"7"` are one. */
  readonly isText?: boolean
  /** Whether nothing of the message stands at the place, so that the use is not known. */
  readonly isElsewhere?: boolean
}
