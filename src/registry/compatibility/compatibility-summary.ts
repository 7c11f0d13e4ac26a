import type { VersionDocument } from '../documents.ts'
import type { CompatibilityReport } from './compatibility-report.ts'

/** What a version's document keeps of the report; the comparisons lie with the derived contents. */
export function compatibilitySummary({
  requirement,
  verdict,
  against,
  leftOut,
  recommendedBump,
  advice,
  changes,
  asOf,
  engine,
}: CompatibilityReport): NonNullable<VersionDocument['compatibility']> {
  return {
    requirement: { ...requirement },
    verdict,
    against: against.map(({ version, digest }) => ({ version, digest })),
    ...(leftOut.length > 0 && { leftOut: [...leftOut] }),
    recommendedBump,
    advice: advice?.kind,
    breaking: changes.filter(({ level }) => level === 'error').length,
    mayBreak: changes.filter(({ level }) => level === 'warning').length,
    asOf,
    engine,
  }
}
