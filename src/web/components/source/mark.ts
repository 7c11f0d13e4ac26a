import type { Severity } from '../../api/schemas.ts'

/** A place in the source that something is said about; lines and columns count from 1. */
export interface Mark {
  readonly key: string
  readonly line: number
  readonly column: number
  readonly endLine: number
  /** Exclusive. */
  readonly endColumn: number
  readonly severity: Severity
  readonly message: string
  readonly isWaived: boolean
}
