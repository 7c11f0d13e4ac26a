import type { Comparison, CompatibilityLevel, VersionAdvice } from '../../compatibility/index.ts'
import type { Carrier } from '../inputs/contract-input.ts'
import type { SourceLines } from '../reporters/source-lines.ts'

/** Values of extensions, by operation and name. */
export type OperationAttributes = ReadonlyMap<string, Readonly<Record<string, unknown>>>

/** A comparison with what reports show beside it. */
export interface DiffReport {
  readonly comparison: Comparison
  /** The level that was asked for. */
  readonly level: CompatibilityLevel
  /** Whether the version that the new contract claims is the one that the changes deserve. */
  readonly advice: (VersionAdvice & { readonly from: string; readonly to: string }) | undefined
  readonly attributes: OperationAttributes
  readonly oldLines: SourceLines
  readonly newLines: SourceLines
  readonly oldCarrier: Carrier | undefined
  readonly newCarrier: Carrier | undefined
}

/** Writes a whole report. */
export type DiffReporter = (report: DiffReport) => string
