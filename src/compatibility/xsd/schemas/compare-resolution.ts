import type { ImportSummary } from '../../../contracts/index.ts'
import type { Gap } from '../../found-change.ts'
import type { JudgedLog } from '../../judged-log.ts'

/**
 * Compares which imports lead to documents. What the new version cannot have breaks it; what the old version could
 * not have leaves open what changed, unless neither could have the same document.
 */
export function compareResolution(
  old: readonly ImportSummary[],
  now: readonly ImportSummary[],
  log: JudgedLog,
  gaps: Gap[],
): void {
  const isAnyMissing = old.some(({ problem }) => problem !== undefined)
  for (const one of now) {
    if (one.problem === undefined) continue
    const same = old.filter((other) => areForTheSame(one, other))
    if (same.some(({ problem }) => problem !== undefined)) continue
    // Under another namespace it may be what the old version could not have either.
    if (same.length === 0 && isAnyMissing) {
      const reason = `What the new version imports from ${one.uri ?? 'nowhere'} could not be had.`
      gaps.push({ reason, oldLocation: undefined, newLocation: one.location })
      continue
    }
    const facts = { namespace: one.namespace ?? 'no namespace', uri: one.uri ?? 'nowhere' }
    log.add('wsdl-import-unresolvable', { facts, old: same[0], now: one })
  }
  for (const one of old) {
    if (one.problem === undefined) continue
    const same = now.filter((other) => areForTheSame(one, other))
    if (same.some(({ problem, uri }) => problem !== undefined && uri === one.uri)) continue
    const reason = `What the old version imports from ${one.uri ?? 'nowhere'} could not be had.`
    gaps.push({ reason, oldLocation: one.location, newLocation: same[0]?.location })
  }
}

function areForTheSame(one: ImportSummary, other: ImportSummary): boolean {
  return one.kind === other.kind && one.namespace === other.namespace
}
