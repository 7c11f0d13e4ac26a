import type { ImportSummary } from '../../../contracts/index.ts'
import type { JudgedLog } from '../../judged-log.ts'

/**
 * Tells which imports of the new version lead to no document where the old version had one. That nobody knows what
 * stands in documents that could not be had is said for the whole of the two contracts.
 */
export function compareResolution(
  old: readonly ImportSummary[],
  now: readonly ImportSummary[],
  log: JudgedLog,
): void {
  const isAnyMissing = old.some(({ problem }) => problem !== undefined)
  for (const one of now) {
    if (one.problem === undefined) continue
    const same = old.filter((other) => areForTheSame(one, other))
    if (same.some(({ problem }) => problem !== undefined)) continue
    // Under another namespace it may be what the old version could not have either.
    if (same.length === 0 && isAnyMissing) continue
    const facts = { namespace: one.namespace ?? 'no namespace', uri: one.uri ?? 'nowhere' }
    log.add('wsdl-import-unresolvable', { facts, old: same[0], now: one })
  }
}

function areForTheSame(one: ImportSummary, other: ImportSummary): boolean {
  return one.kind === other.kind && one.namespace === other.namespace
}
