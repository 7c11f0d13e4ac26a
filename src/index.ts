/**
 * Concordat as a library: judge contracts from other programs. Nothing here reads the network; imported
 * documents come from the `resolve` function that is handed in.
 */
import {
  readContract,
  type Contract,
  type ContractFile,
  type ResolveImport,
  type UnreadableContract,
} from './contracts/index.ts'
import type { MessageLog } from './messages/index.ts'
import type { Comparison, ComparisonOptions } from './compatibility/index.ts'
import {
  lintContract,
  lintMessages as lintMessagesByPacks,
  type Baseline,
  type DiscoveryData,
  type LintResult,
  type LoadedRuleset,
  type Policy,
  type RulePack,
  type Waiving,
} from './rules/index.ts'
import { defaultPolicyIds, rulesetFor, shippedPolicy, shippedPolicyIds } from './shipped/index.ts'

export type {
  Contract,
  ContractFile,
  ContractSummary,
  Format,
  Location,
  Resolution,
  ResolveImport,
  UnreadableContract,
} from './contracts/index.ts'
export type {
  AssertionResult,
  Baseline,
  DiscoveryData,
  Finding,
  LintResult,
  LoadedRuleset,
  LoadRulesetOptions,
  LoadRulesetResult,
  NotEvaluated,
  PolicyResult,
  ResolveRuleset,
  RulePack,
  RulesetMistake,
  RulesetReference,
  RulesetSource,
  Severity,
  TextEdit,
  Verdict,
  Waiver,
  Waiving,
} from './rules/index.ts'
export { readUddiExport, UddiExportError } from './discovery/index.ts'
export type { UddiExport } from './discovery/index.ts'
export { MessageLogError, readMessageLog } from './messages/index.ts'
export type { MessageLog } from './messages/index.ts'
export type {
  Bump,
  Change,
  ChangeLevel,
  Comparison,
  ComparisonOptions,
  CompatibilityLevel,
  CompatibilityVerdict,
} from './compatibility/index.ts'
export { loadRulePack, loadRuleset } from './rules/index.ts'
export {
  readRuleset,
  RulesetError,
  shippedPack,
  shippedPackIds,
  shippedPolicyIds,
} from './shipped/index.ts'

/** A contract by its name (as locations will show it) and its content. */
export type LintInput = ContractFile | { readonly name: string; readonly text: string }

export interface LintInputOptions {
  /** Finds imported documents; without it every import is reported as missing. */
  readonly resolve?: ResolveImport
  /** Ids of policies that ship, or rule packs from `loadRulePack`. Default: those for the format. */
  readonly policies?: readonly (string | RulePack)[]
  /**
   * Rulesets from `readRuleset` or `loadRuleset`. Alone they replace the default policies; beside `policies`
   * both apply.
   */
  readonly rulesets?: readonly LoadedRuleset[]
  /** Adds each policy's complete set of rule results. */
  readonly assertions?: boolean
  /** Adds to findings the edits that correct them, where that is mechanical. */
  readonly edits?: boolean
  /** A log from `readMessageLog`: its messages are judged, too, by what the policies say about messages. */
  readonly messages?: MessageLog
  /** Exports from `readUddiExport`: what a registry has of the contract is judged, too. */
  readonly discovery?: DiscoveryData
  /** Waivers by rule and place, with the day on which they are judged; without it none is looked for. */
  readonly waiving?: Waiving
  /** What is known of a contract, by its digest, and left out therefore. */
  readonly baseline?: (digest: string) => Baseline
}

/** Thrown when a policy is asked for that does not exist. */
export class UnknownPolicyError extends Error {
  readonly code = 'unknown-policy'
  readonly policy: string

  constructor(policy: string) {
    super(`There is no policy "${policy}"; there are ${shippedPolicyIds().join(', ')}.`)
    this.name = 'UnknownPolicyError'
    this.policy = policy
  }
}

/**
 * Reads a contract and judges it. An unreadable contract is a result, not an error.
 *
 *     const result = await lint({ name: 'orders.wsdl', text })
 *
 * @throws UnknownPolicyError
 */
export async function lint(input: LintInput, options: LintInputOptions = {}): Promise<LintResult> {
  return (await readAndLint(input, options)).result
}

/** What `lint` does, with the contract that was read: reports show its text. @throws UnknownPolicyError */
export async function readAndLint(
  input: LintInput,
  options: LintInputOptions = {},
): Promise<{
  readonly contract: Contract | UnreadableContract
  readonly result: LintResult
}> {
  const entry = fileOf(input)
  const { resolve, rulesets = [], assertions, edits, messages, discovery, waiving } = options
  const { baseline } = options
  const policies = options.policies ?? (rulesets.length > 0 ? [] : undefined)
  const asked = policies && (await Promise.all(policies.map(policyOf)))
  const contract = await readContract({ entry, ...(resolve !== undefined && { resolve }) })
  const packs = asked ?? (await defaultPolicies(contract))
  const result = await lintContract(contract, {
    source: input.name,
    packs: [...packs, ...rulesets.map((ruleset) => rulesetFor(ruleset, input.name))],
    ...(assertions !== undefined && { assertions }),
    ...(edits !== undefined && { edits }),
    ...(messages !== undefined && { messages }),
    ...(discovery !== undefined && { discovery }),
    ...(waiving !== undefined && { waiving }),
    ...(baseline !== undefined && { baseline: baseline(contract.digest) }),
  })
  return { contract, result }
}

/**
 * Judges a log of messages by itself. What needs the description of the service is told as not evaluated; hand the
 * log to `lint` beside the description to have it judged.
 *
 *     const result = await lintMessages(readMessageLog({ name: 'traffic.har', bytes }))
 *
 * @throws UnknownPolicyError
 */
export async function lintMessages(
  log: MessageLog,
  options: Pick<LintInputOptions, 'policies' | 'assertions'> = {},
): Promise<LintResult> {
  const { policies = defaultPolicyIds('wsdl-1.1'), assertions } = options
  const packs = await Promise.all(policies.map(policyOf))
  return lintMessagesByPacks(log, {
    source: log.file,
    packs,
    ...(assertions !== undefined && { assertions }),
  })
}

function defaultPolicies(contract: Contract | UnreadableContract): Promise<readonly Policy[]> {
  return Promise.all(defaultPolicyIds(contract.format).map(policyOf))
}

async function policyOf(policy: string | RulePack): Promise<Policy> {
  if (typeof policy !== 'string') return policy
  const shipped = await shippedPolicy(policy)
  if (shipped === undefined) throw new UnknownPolicyError(policy)
  return shipped
}

export interface DiffInputOptions extends ComparisonOptions {
  /** Finds imported documents; without it every import is reported as missing. */
  readonly resolve?: ResolveImport
}

/**
 * Reads two versions of a contract and compares them. An unreadable contract is a verdict, not an error.
 *
 *     const { verdict, changes } = await diff({ name: 'old.yaml', text }, next, { asOf: '2027-01-31' })
 */
export async function diff(
  before: LintInput,
  after: LintInput,
  options: DiffInputOptions,
): Promise<Comparison> {
  const { resolve, ...comparing } = options
  // Loaded for the first comparison: most runs of the command line only judge.
  const { compareContracts } = await import('./compatibility/index.ts')
  const read = async (input: LintInput) => {
    const entry = fileOf(input)
    const contract = await readContract({ entry, ...(resolve !== undefined && { resolve }) })
    return { source: input.name, contract }
  }
  return compareContracts(await read(before), await read(after), comparing)
}

function fileOf(input: LintInput): ContractFile {
  return 'bytes' in input
    ? input
    : { name: input.name, bytes: new TextEncoder().encode(input.text) }
}
