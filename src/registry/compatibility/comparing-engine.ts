import { resolveWithin } from '../../bundles/index.ts'
import {
  compareContracts,
  judgeConsumers,
  readConsumer,
  type Change,
  type Comparison,
  type CompatibilityLevel,
  type ConsumerUsage,
  type ReadConsumer,
} from '../../compatibility/index.ts'
import { readContract, type ContractFile } from '../../contracts/index.ts'

/** A contract as it is handed over: `entry` is the name of one of the files. */
export interface ContractBundle {
  /** What reports call it. */
  readonly source: string
  readonly files: readonly ContractFile[]
  readonly entry: string
}

export interface CompareQuestion {
  readonly level: CompatibilityLevel
  /** The day on which sunset dates are judged, an ISO 8601 date. */
  readonly asOf: string
}

/** The part of the engine that compares. */
export interface ComparingEngine {
  compare(old: ContractBundle, now: ContractBundle, question: CompareQuestion): Promise<Comparison>
  /** The changes between two contracts, each with those consumers that it breaks. */
  consumersOf(
    old: ContractBundle,
    now: ContractBundle,
    changes: readonly Change[],
    usages: readonly ConsumerUsage[],
  ): Promise<readonly Change[]>
  /**
   * Reads what a consumer uses.
   * @param name what the consumer is called where the files do not say it
   */
  readConsumer(files: readonly ContractFile[], entry: string, name: string): Promise<ReadConsumer>
}

export const comparingEngine: ComparingEngine = {
  compare: async (old, now, { level, asOf }) =>
    compareContracts(
      { source: old.source, contract: await read(old) },
      { source: now.source, contract: await read(now) },
      { level, asOf },
    ),
  consumersOf: async (old, now, changes, usages) => {
    const [before, after] = [await read(old), await read(now)]
    // What cannot be read has no changes, so that nobody can be broken by one.
    if (!before.readable || !after.readable) return changes
    return judgeConsumers(changes, before, after, usages)
  },
  readConsumer: (files, entry, name) =>
    readConsumer(entryOf({ files, entry }), resolveWithin(files), name),
}

function read(bundle: ContractBundle): ReturnType<typeof readContract> {
  return readContract({ entry: entryOf(bundle), resolve: resolveWithin(bundle.files) })
}

function entryOf({ files, entry }: Pick<ContractBundle, 'files' | 'entry'>): ContractFile {
  const file = files.find(({ name }) => name === entry)
  if (file === undefined) throw new RangeError(`there is no file ${entry}`)
  return file
}
