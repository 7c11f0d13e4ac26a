import type { ContractFile, Format } from '../contracts/index.ts'
import { weighReport, type LintResult, type Weight } from '../rules/index.ts'
import { StoreError } from '../store/index.ts'
import type { ContractEngine, PackReference } from './contract-engine.ts'
import type { DerivedContents } from './derived-contents.ts'
import { isErased } from './erasures/erasable-contents.ts'
import { judgedMark, type JudgedMark } from './judgements/judgement-basis.ts'
import type { Conformance, PolicyInForce } from './model.ts'
import type { Clock, PoliciesInForce, PolicySubject } from './ports.ts'
import { dayOf } from './waivers/waiver-view.ts'
import type { WaiversAt, WaiversInForce } from './waivers/waivers-in-force.ts'

/** A contract whose files are fetched when the answer is not known yet. */
export interface JudgedContract {
  readonly format: Format
  readonly digest: string
  readonly entry: string
  /** Digests of files whose content was erased; absent: none. */
  readonly erased?: readonly string[] | undefined
  /** Names of all files; locations in a report carry them. */
  readonly names: readonly string[]
  files(): Promise<readonly ContractFile[]>
}

/** What the policies in force make of a contract. */
export interface Judgement {
  readonly report: LintResult
  readonly policies: readonly PolicyInForce[]
  readonly conformance: readonly Conformance[]
  /** What is kept beside the verdict. */
  readonly judged: JudgedMark
  /** Why it is not known which policies are in force; that is never the same as none. */
  readonly problem: string | undefined
}

/** The one way by which registration, gates and reports judge a contract, so that they cannot disagree. */
export type JudgeContract = (
  subject: PolicySubject,
  contract: JudgedContract,
  source: string,
) => Promise<Judgement>

export interface JudgeContractPorts {
  readonly engine: ContractEngine
  readonly policiesInForce: PoliciesInForce
  readonly waiversInForce: WaiversInForce
  readonly derived: Pick<DerivedContents, 'remember'>
  readonly clock: Clock
}

export function createJudgeContract(ports: JudgeContractPorts): JudgeContract {
  const { policiesInForce, waiversInForce, clock } = ports
  return async (subject, contract, source) => {
    const at = clock()
    const { policies, problem } = (await chosenFrom(policiesInForce))(subject)
    const waivers = await waiversInForce(subject, at)
    return judgeUnder(ports, { policies, problem, waivers, at }, contract, source)
  }
}

/** What a contract is judged by. */
export interface JudgedBy {
  readonly policies: readonly PolicyInForce[]
  readonly problem: string | undefined
  readonly waivers: WaiversAt
  /** The moment that waivers are held against. */
  readonly at: Date
}

/**
 * Judges a contract by these policies and waivers. What the engine says of the contract depends on its bytes and the
 * packs alone and is kept; policies and waivers only weigh it.
 */
export async function judgeUnder(
  { engine, derived }: Pick<JudgeContractPorts, 'engine' | 'derived'>,
  { policies, problem, waivers: inForce, at }: JudgedBy,
  contract: JudgedContract,
  source: string,
): Promise<Judgement> {
  const packs = [...new Map(policies.map((policy) => [packName(policy), policy])).values()]
    .map(({ pack, packVersion }) => ({ id: pack, version: packVersion }))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
  const key = [
    'report with assertions and basis',
    engine.version,
    contract.digest,
    contract.entry,
    ...contract.names,
    '',
    ...packs.map(({ id, version }) => `${id}@${version}`),
  ]
  const unweighed = await derived
    .remember(key, async () => engine.judge(await contract.files(), contract.entry, source, packs))
    .catch((error: unknown) => {
      if (isErased(error)) return withoutContent(contract, source, packs, error.message)
      throw error
    })
  const today = dayOf(at)
  const { waivers } = inForce
  const report = weighReport(unweighed, { weights: strictestWeights(policies), waivers, today })
  const conformance = policies.map((policy) => {
    const sharesPack = policies.some(({ id, pack }) => pack === policy.pack && id !== policy.id)
    const own = sharesPack
      ? weighReport(unweighed, { weights: weightsOf([policy]), waivers, today })
      : report
    return conformanceTo(policy, own)
  })
  return {
    report: { ...(problem === undefined ? report : unjudged(report, problem)), source },
    policies,
    conformance,
    judged: judgedMark(
      { engine: engine.version, contract, policies, problem, waivers: inForce },
      conformance,
    ),
    problem,
  }
}

function weightsOf(
  policies: readonly PolicyInForce[],
): ReadonlyMap<string, Readonly<Record<string, Weight>>> {
  return new Map(
    policies.flatMap(({ pack, severities }) => (severities ? [[pack, severities]] : [])),
  )
}

/**
 * Where two policies put one pack in force, the report shows what the stricter makes of a rule; one that says nothing
 * of it leaves it as the pack has it, which is taken to be the stricter.
 */
function strictestWeights(
  policies: readonly PolicyInForce[],
): ReadonlyMap<string, Readonly<Record<string, Weight>>> {
  const byPack = new Map<string, Readonly<Record<string, Weight>> | undefined>()
  for (const { pack, severities } of policies) {
    const others = byPack.get(pack)
    byPack.set(pack, byPack.has(pack) ? stricterOf(others, severities) : severities)
  }
  return new Map([...byPack].flatMap(([pack, own]) => (own === undefined ? [] : [[pack, own]])))
}

const RISING: readonly Weight[] = ['off', 'hint', 'info', 'warning', 'error']

function stricterOf(
  one: Readonly<Record<string, Weight>> = {},
  other: Readonly<Record<string, Weight>> = {},
): Readonly<Record<string, Weight>> | undefined {
  const both = Object.entries(one).flatMap(([rule, weight]) => {
    if (!Object.hasOwn(other, rule)) return []
    const second = other[rule] ?? weight
    return [[rule, RISING.indexOf(second) > RISING.indexOf(weight) ? second : weight] as const]
  })
  return both.length === 0 ? undefined : Object.fromEntries(both)
}

/** `pack@version` of a policy. */
export function packName({ pack, packVersion }: PolicyInForce): string {
  return `${pack}@${packVersion}`
}

/** The policies for a contract, or why they are not known. */
export type ChosenPolicies = Pick<Judgement, 'policies' | 'problem'>

/** Chooses among the policies in force at this moment, for many contracts. */
export async function chosenFrom(
  policiesInForce: PoliciesInForce,
): Promise<(subject: PolicySubject) => ChosenPolicies> {
  try {
    const snapshot = await policiesInForce.snapshot()
    return (subject) => choose(() => snapshot.for(subject))
  } catch (error) {
    return () => notKnown(error)
  }
}

function choose(policies: () => readonly PolicyInForce[]): ChosenPolicies {
  try {
    return { policies: policies(), problem: undefined }
  } catch (error) {
    return notKnown(error)
  }
}

/** @throws StoreError as it came */
function notKnown(error: unknown): ChosenPolicies {
  if (error instanceof StoreError) throw error
  return { policies: [], problem: error instanceof Error ? error.message : String(error) }
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
    ...(policy.grace !== undefined && { grace: policy.grace }),
    verdict: result?.verdict ?? 'indeterminate',
    counts: result?.counts ?? NO_FINDINGS,
  }
}

/** A contract whose content was erased passes nothing and fails nothing. */
function withoutContent(
  { format, digest }: JudgedContract,
  source: string,
  packs: readonly PackReference[],
  reason: string,
): LintResult {
  return {
    ...{ source, format, digest },
    verdict: packs.length === 0 ? 'pass' : 'indeterminate',
    policies: packs.map(({ id, version }) => ({
      ...{ id, version },
      verdict: 'indeterminate',
      counts: NO_FINDINGS,
      notEvaluated: [{ rule: '*', reason }],
    })),
    findings: [],
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
