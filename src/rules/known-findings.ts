import type { Finding } from './model.ts'

/**
 * How often a former report of a contract had each finding, by fingerprint: what stood more often than it does
 * now is gone, what stands more often now is new.
 */
export type Baseline = ReadonlyMap<string, number>

/** The findings that a baseline does not know; of several alike, as many are known as it counts, the first ones. */
export function newFindings(findings: readonly Finding[], baseline: Baseline): readonly Finding[] {
  const left = new Map(baseline)
  return findings.filter(({ fingerprint, waived }) => {
    const known = left.get(fingerprint) ?? 0
    if (known === 0 || waived !== null) return true
    left.set(fingerprint, known - 1)
    return false
  })
}
