import type { ContractFile } from '../contracts/index.ts'
import type { LintResult } from '../rules/index.ts'
import { StoreError } from '../store/index.ts'
import type { ContractEngine } from './contract-engine.ts'
import type { DerivedContents } from './derived-contents.ts'
import type { Conformance, PolicyInForce } from './model.ts'
import type { PoliciesInForce, PolicySubject } from './ports.ts'

/** A contract whose files are fetched when the answer is not known yet. */
export interface JudgedContract {
  readonly digest: string
  readonly entry: string
  /** Names of all files; locations in a report carry them. */
  readonly names: readonly string[]
  files(): Promise<readonly ContractFile[]>
}

/** What the policies in force make of a contract. */
export interface Judgement {
  readonly report: LintResult
  readonly policies: readonly PolicyInForce[]
  readonly conformance: readonly Conformance[]
  /** Why it is not known which policies are in force; that is never the same as none. */
  readonly problem: string | undefined
}

/** The one way by which registration, gates and reports judge a contract, so that they cannot disagree. */
export type JudgeContract = (
  subject: PolicySubject,
  contract: JudgedContract,
  source: string,
) => Promise<Judgement>

export function createJudgeContract(ports: {
  readonly engine: ContractEngine
  readonly policiesInForce: PoliciesInForce
  readonly derived: DerivedContents
}): JudgeContract {
  const { engine, policiesInForce, derived } = ports
  return async (subject, contract, source) => {
    const { policies, problem } = await policiesFor(policiesInForce, subject)
    const packs = [...new Map(policies.map((policy) => [packName(policy), policy])).values()]
      .map(({ pack, packVersion }) => ({ id: pack, version: packVersion }))
      .sort((a, b) => (a.id < b.id ? -1 : 1))
    const key = [
      'report with assertions',
      engine.version,
      contract.digest,
      contract.entry,
      ...contract.names,
      '',
      ...packs.map(({ id, version }) => `${id}@${version}`),
    ]
    const report = await derived.remember(key, async () =>
      engine.judge(await contract.files(), contract.entry, source, packs),
    )
    return {
      report: { ...(problem === undefined ? report : unjudged(report, problem)), source },
      policies,
      conformance: policies.map((policy) => conformanceTo(policy, report)),
      problem,
    }
  }
}

/** `pack@version` of a policy. */
export function packName({ pack, packVersion }: PolicyInForce): string {
  return `${pack}@${packVersion}`
}

async function policiesFor(
  policiesInForce: PoliciesInForce,
  subject: PolicySubject,
): Promise<Pick<Judgement, 'policies' | 'problem'>> {
  try {
    return { policies: await policiesInForce.for(subject), problem: undefined }
  } catch (error) {
    if (error instanceof StoreError) throw error
    return { policies: [], problem: error instanceof Error ? error.message : String(error) }
  }
}

/** A pack that does not judge the format is no result, and no result is no pass. */
function conformanceTo(policy: PolicyInForce, report: LintResult): Conformance {
  const result = report.policies.find(
    ({ id, version }) => id === policy.pack && version === policy.packVersion,
  )
  return {
    policy: policy.id,
    policyVersion: policy.packVersion,
    enforcement: policy.enforcement,
    verdict: result?.verdict ?? 'indeterminate',
    counts: result?.counts ?? NO_FINDINGS,
  }
}

function unjudged(report: LintResult, problem: string): LintResult {
  return {
    ...report,
    verdict: 'indeterminate',
    policies: [
      {
        id: 'policies-in-force',
        version: '',
        verdict: 'indeterminate',
        counts: NO_FINDINGS,
        notEvaluated: [{ rule: '*', reason: problem }],
      },
    ],
  }
}

const NO_FINDINGS = { error: 0, warning: 0, info: 0, hint: 0 }
