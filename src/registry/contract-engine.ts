import { resolveWithin } from '../bundles/index.ts'
import {
  canonicalDigestOf,
  outlineFiles,
  readContract,
  type Contract,
  type ContractFile,
  type FileOutline,
  type UnreadableContract,
} from '../contracts/index.ts'
import {
  lintContract,
  type LintResult,
  type Policy,
  type PolicyResult,
  type Waiving,
} from '../rules/index.ts'

import { comparingEngine, type ComparingEngine } from './compatibility/comparing-engine.ts'

/** The rule pack that a policy names. */
export interface PackReference {
  readonly id: string
  readonly version: string
}

/** A contract that was read, as far as it is values that can be handed to another thread. */
export type ContractFacts = Omit<Contract, 'model'> & {
  /** The same for all spellings of one contract. */
  readonly canonicalDigest: string
}

/**
 * Reads, judges and compares contracts: the engine, as the registry uses it. Each call takes the files, so that it can
 * be made in another thread; `entry` is the name of one of them.
 *
 * @throws RegistryError `contract-too-costly` from an implementation that bounds time and memory
 */
export interface ContractEngine extends ComparingEngine {
  /** Stands in the key of everything that was computed, so that a newer engine computes anew. */
  readonly version: string
  read(files: readonly ContractFile[], entry: string): Promise<ContractFacts | UnreadableContract>
  /** What files of a bundle are and refer to; undefined when they hold too much. */
  outline(files: readonly ContractFile[]): Promise<readonly FileOutline[] | undefined>
  /** A pack that is not installed is a policy that could not be judged. */
  judge(
    files: readonly ContractFile[],
    entry: string,
    source: string,
    packs: readonly PackReference[],
  ): Promise<LintResult>
}

/** @param findPolicy answers the installed rule pack or ruleset with an id */
export function createContractEngine(options: {
  readonly version: string
  readonly findPolicy: (id: string) => Policy | undefined | Promise<Policy | undefined>
}): ContractEngine {
  const { version, findPolicy } = options
  const readWhole = (files: readonly ContractFile[], entry: string) => {
    const file = files.find(({ name }) => name === entry)
    if (file === undefined) throw new RangeError(`there is no file ${entry}`)
    return readContract({ entry: file, resolve: resolveWithin(files) })
  }
  return {
    ...comparingEngine,
    version,
    outline: (files) => Promise.resolve(outlineFiles(files)),
    read: async (files, entry) => {
      const contract = await readWhole(files, entry)
      if (!contract.readable) return contract
      const { readable, format, digest, files: used, summary } = contract
      const canonicalDigest = canonicalDigestOf(contract)
      return { readable, format, digest, canonicalDigest, entry, files: used, summary }
    },
    judge: async (files, entry, source, references) => {
      const contract = await readWhole(files, entry)
      const installed: Policy[] = []
      const missing: PolicyResult[] = []
      for (const reference of references) {
        const pack = await findPolicy(reference.id)
        if (pack?.version === reference.version) installed.push(pack)
        else missing.push(notInstalled(reference, pack))
      }
      const report = await lintContract(contract, {
        source,
        packs: installed,
        waiving: NOTHING_WAIVED,
        assertions: true,
        basis: true,
      })
      return missing.length === 0
        ? report
        : {
            ...report,
            verdict: report.verdict === 'pass' ? 'indeterminate' : report.verdict,
            policies: [...report.policies, ...missing],
          }
    },
  }
}

/**
 * Authors of contracts do not decide about exceptions from policies in force: what they waive in the contract
 * counts in full, on any day, and the report says that it does.
 */
const NOTHING_WAIVED: Waiving = { today: '', waivers: [], inContract: false }

function notInstalled({ id, version }: PackReference, other: Policy | undefined): PolicyResult {
  const instead = other === undefined ? '' : `; version ${other.version} is`
  return {
    id,
    version,
    verdict: 'indeterminate',
    counts: { error: 0, warning: 0, info: 0, hint: 0 },
    notEvaluated: [
      { rule: '*', reason: `the rule pack ${id} ${version} is not installed${instead}` },
    ],
  }
}
