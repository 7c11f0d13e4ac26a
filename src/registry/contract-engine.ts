import { resolveWithin } from '../bundles/index.ts'
import {
  readContract,
  type Contract,
  type ContractFile,
  type UnreadableContract,
} from '../contracts/index.ts'
import { lintContract, type LintResult, type PolicyResult, type RulePack } from '../rules/index.ts'

/** The rule pack that a policy names. */
export interface PackReference {
  readonly id: string
  readonly version: string
}

/** Reads and judges contracts: the engine, as the registry uses it. */
export interface ContractEngine {
  /** Stands in the key of everything that was computed, so that a newer engine computes anew. */
  readonly version: string
  /** @param entry the name of one of the files */
  read(files: readonly ContractFile[], entry: string): Promise<Contract | UnreadableContract>
  /** A pack that is not installed is a policy that could not be judged. */
  judge(
    contract: Contract | UnreadableContract,
    source: string,
    packs: readonly PackReference[],
  ): Promise<LintResult>
}

/** @param findPack answers the installed rule pack with an id */
export function createContractEngine(options: {
  readonly version: string
  readonly findPack: (id: string) => RulePack | undefined
}): ContractEngine {
  const { version, findPack } = options
  return {
    version,
    read: (files, entry) => {
      const file = files.find(({ name }) => name === entry)
      if (file === undefined) throw new RangeError(`there is no file ${entry}`)
      return readContract({ entry: file, resolve: resolveWithin(files) })
    },
    judge: async (contract, source, references) => {
      const installed: RulePack[] = []
      const missing: PolicyResult[] = []
      for (const reference of references) {
        const pack = findPack(reference.id)
        if (pack?.version === reference.version) installed.push(pack)
        else missing.push(notInstalled(reference, pack))
      }
      const report = await lintContract(contract, { source, packs: installed })
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

function notInstalled({ id, version }: PackReference, other: RulePack | undefined): PolicyResult {
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
