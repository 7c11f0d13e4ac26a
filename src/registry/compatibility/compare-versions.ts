import {
  canBreakConsumers,
  type Comparison,
  type CompatibilityLevel,
  type ConsumerUsage,
} from '../../compatibility/index.ts'
import { digestOfBytes, type Format } from '../../contracts/index.ts'
import type { DerivedContents } from '../derived-contents.ts'
import { isErased } from '../erasures/erasable-contents.ts'
import type { JudgedContract } from '../judge-contract.ts'
import type { Clock } from '../ports.ts'
import { RegistryError } from '../problems.ts'
import type { ComparingEngine, ContractBundle } from './comparing-engine.ts'

/** A contract that takes part in a comparison; its files are fetched only when the answer is not known yet. */
export interface ComparableContract extends JudgedContract {
  /** What reports call it: `domain/name@version`. */
  readonly source: string
  readonly format: Format
}

export interface CompareVersionsQuestion {
  readonly level: CompatibilityLevel
  /** An ISO 8601 date: that of the new contract's push, so that an answer stays what it was. */
  readonly asOf: string
  /** What consumers of the old contract use; each `consumer` a name of its own. */
  readonly usages: readonly KeyedUsage[]
}

interface KeyedUsage {
  readonly usage: ConsumerUsage
  /** The same for the same usage, and for no other. */
  readonly usageKey: string
}

/**
 * Compares two stored contracts, and names the consumers that each change breaks. What was ever computed for
 * the same two contents is read, not computed again. A comparison that costs too much is an answer, too: it is
 * open, and says why. What it costs depends on what else the machine does, so that the answer holds for a while
 * alone, and is forgotten with the process.
 */
export type CompareVersions = (
  old: ComparableContract,
  now: ComparableContract,
  question: CompareVersionsQuestion,
) => Promise<Comparison>

export function createCompareVersions(ports: {
  readonly engine: ComparingEngine & { readonly version: string }
  readonly derived: DerivedContents
  readonly clock: Clock
}): CompareVersions {
  const { engine, derived, clock } = ports
  const tooCostly = new Map<string, TooCostly>()

  /** Computes what is not known yet, unless it was too costly a short while ago. */
  async function remembered(
    key: readonly string[],
    sides: readonly [ComparableContract, ComparableContract],
    compute: () => Promise<Comparison>,
  ): Promise<Comparison> {
    const id = digestOfBytes(JSON.stringify(key))
    const refused = tooCostly.get(id)
    if (refused !== undefined && refused.until > clock().getTime())
      return open(...sides, refused.why)
    tooCostly.delete(id)
    try {
      return await derived.remember(key, compute)
    } catch (error) {
      if (!(error instanceof RegistryError && error.code === 'contract-too-costly')) throw error
      const why = `${error.message} It is tried again when it is asked for in ${RETRY_MINUTES} minutes or later.`
      tooCostly.set(id, { why, until: clock().getTime() + RETRY_MINUTES * MINUTE })
      const [oldest] = tooCostly.keys()
      if (tooCostly.size > MOST_REFUSED && oldest !== undefined) tooCostly.delete(oldest)
      return open(...sides, why)
    }
  }

  const compare: CompareVersions = async (old, now, { level, asOf, usages }) => {
    const pair = [engine.version, level, asOf, ...identityOf(old), ...identityOf(now)]
    const sides = [old, now] as const
    const comparison = await remembered(['comparison', ...pair], sides, async () => {
      const bundles = [await bundleOf(old), await bundleOf(now)] as const
      return asked(() => engine.compare(...bundles, { level, asOf }))
    })
    const concerned = comparison.changes.filter(canBreakConsumers)
    if (concerned.length === 0 || usages.length === 0) return comparison
    const usageDigest = digestOfBytes(JSON.stringify(usages.map(({ usageKey }) => usageKey)))
    const judged = await remembered(['consumers', ...pair, usageDigest], sides, async () => {
      const bundles = [await bundleOf(old), await bundleOf(now)] as const
      const used = usages.map(({ usage }) => usage)
      const changes = await asked(() => engine.consumersOf(...bundles, concerned, used))
      return { ...comparison, changes }
    })
    const consumers = new Map(judged.changes.map((change) => [keyOf(change), change.consumers]))
    return {
      ...comparison,
      changes: comparison.changes.map((change) => {
        const hit = consumers.get(keyOf(change))
        return hit === undefined ? change : { ...change, consumers: hit }
      }),
      // There were changes to ask about: without an answer to any, nobody knows whom they break.
      notCompared:
        judged.changes.length === 0
          ? [...comparison.notCompared, ...judged.notCompared]
          : comparison.notCompared,
    }
  }
  return async (old, now, question) => {
    try {
      return await compare(old, now, question)
    } catch (error) {
      if (isErased(error)) return open(old, now, error.message)
      if (!(error instanceof EngineFailure)) throw error
      // Not kept: it is tried again by the next who asks.
      return open(old, now, error.message)
    }
  }
}

const RETRY_MINUTES = 10
const MINUTE = 60_000 // milliseconds
const MOST_REFUSED = 1_000

/** Why a comparison was ended, and when it may be tried again, in milliseconds of the clock. */
interface TooCostly {
  readonly why: string
  readonly until: number
}

/** The engine failed on two contracts; a fault of ours, which must keep nobody from registering. */
class EngineFailure extends Error {
  override readonly name = 'EngineFailure'
}

async function asked<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  try {
    return await ask()
  } catch (cause) {
    if (cause instanceof RegistryError) throw cause
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new EngineFailure(`The comparison failed: ${why}`, { cause })
  }
}

function keyOf({ fingerprint, breaks }: Comparison['changes'][number]): string {
  return `${fingerprint} ${breaks.join()}`
}

function identityOf({ digest, entry, names }: ComparableContract): readonly string[] {
  return [digest, entry, ...names, '']
}

async function bundleOf(contract: ComparableContract): Promise<ContractBundle> {
  const { source, entry } = contract
  return { source, entry, files: await contract.files() }
}

/** A comparison that answers nothing but why. */
function open(old: ComparableContract, now: ComparableContract, why: string): Comparison {
  const reason = `${old.source} and ${now.source} could not be compared: ${why}`
  return {
    old: { source: old.source, format: old.format, digest: old.digest },
    new: { source: now.source, format: now.format, digest: now.digest },
    verdict: 'indeterminate',
    recommendedBump: 'none',
    changes: [],
    notCompared: [{ reason, oldLocation: undefined, newLocation: undefined }],
  }
}
