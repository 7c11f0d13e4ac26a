import type { DataDocument } from '../../contracts/index.ts'

/** A node of an archive, and the number of the entry that it belongs to, from 1. */
export interface HarPlace {
  readonly document: DataDocument
  readonly pointer: string
  readonly id: string
  readonly inflation: InflationBudget
}

/** How many bytes compressed bodies of a log may still become: they are all kept. */
export interface InflationBudget {
  bytes: number
}
