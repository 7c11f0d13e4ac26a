/**
 * What a worker thread does. Bundled as a program of its own, whose exports piscina calls by name; what goes in
 * and out is copied between the threads.
 */
import { move } from 'piscina'
import { resolveWithin } from '../bundles/index.ts'
import {
  outlineFiles,
  type ContractFile,
  type FileOutline,
  type UnreadableContract,
} from '../contracts/index.ts'
import { lint } from '../index.ts'
import { engineVersion } from '../package-root.ts'
import type { Change, Comparison, ConsumerUsage, ReadConsumer } from '../compatibility/index.ts'
import {
  createContractEngine,
  type CompareQuestion,
  type ContractBundle,
  type ContractFacts,
  type PackReference,
} from '../registry/index.ts'
import { withRulePages, type LintResult } from '../rules/index.ts'
import { isShippedRulesetRule, shippedPolicy } from '../shipped/index.ts'

/** The files of a contract, and which of them it begins with. */
export interface ContractJob {
  readonly files: readonly ContractFile[]
  readonly entry: string
}

export interface JudgeJob extends ContractJob {
  readonly source: string
  readonly packs: readonly PackReference[]
}

export interface LintJob extends ContractJob {
  /** Absent: those of the contract's format. */
  readonly policies?: readonly string[]
  /** Where findings lead to for the page of a rule; absent: to the project's pages. */
  readonly rulePages?: string
}

/** Two contracts; `entry` is that of the new one. */
export interface PairJob {
  readonly entry: string
  readonly old: ContractBundle
  readonly now: ContractBundle
}

export interface CompareJob extends PairJob {
  readonly question: CompareQuestion
}

export interface ConsumersJob extends PairJob {
  readonly changes: readonly Change[]
  readonly usages: readonly ConsumerUsage[]
}

export interface ReadConsumerJob extends ContractJob {
  readonly name: string
}

const engine = createContractEngine({ version: engineVersion, findPolicy: shippedPolicy })

/** Answers without the files' bytes, which whoever asked has. */
export async function readJob({
  files,
  entry,
}: ContractJob): Promise<ContractFacts | UnreadableContract> {
  const contract = await engine.read(files, entry)
  if (!contract.readable) return contract
  return { ...contract, files: contract.files.map(({ name }) => ({ name, bytes: NO_BYTES })) }
}

const NO_BYTES = new Uint8Array()

export function outlineJob({
  files,
}: Pick<ContractJob, 'files'>): readonly FileOutline[] | undefined {
  return outlineFiles(files)
}

export function judgeJob({ files, entry, source, packs }: JudgeJob): Promise<LintResult> {
  return engine.judge(files, entry, source, packs)
}

export function compareJob({ old, now, question }: CompareJob): Promise<Comparison> {
  return engine.compare(old, now, question)
}

export function consumersJob({
  old,
  now,
  changes,
  usages,
}: ConsumersJob): Promise<readonly Change[]> {
  return engine.consumersOf(old, now, changes, usages)
}

export function readConsumerJob({ files, entry, name }: ReadConsumerJob): Promise<ReadConsumer> {
  return engine.readConsumer(files, entry, name)
}

/** The result as JSON in UTF-8, which is handed over and not copied. */
export async function lintToJsonJob(job: LintJob): Promise<Uint8Array> {
  const json = JSON.stringify(withRulePages(await lintJob(job), job.rulePages))
  return move(new TextEncoder().encode(json)) as Uint8Array
}

export function lintJob({ files, entry, policies }: LintJob): Promise<LintResult> {
  const file = files.find(({ name }) => name === entry)
  if (file === undefined) throw new RangeError(`there is no file ${entry}`)
  const resolve = resolveWithin(files)
  // As the command judges it: waivers that the contract holds count, on the day in UTC.
  const today = new Date().toISOString().slice(0, 'YYYY-MM-DD'.length)
  return lint(file, {
    resolve,
    waiving: { today, waivers: [], inContract: true, isKnownRule: isShippedRulesetRule },
    ...(policies !== undefined && { policies }),
  })
}
