import {
  readAndLint,
  readRuleset,
  RulesetError,
  shippedPackIds,
  UnknownPolicyError,
} from '../../index.ts'
import type { LintResult, LoadedRuleset, Severity } from '../../rules/index.ts'
import { endWith, EXIT, usageError } from '../exit-status.ts'
import type { ContractInput } from '../inputs/contract-input.ts'
import { expandInputs } from '../inputs/expand-inputs.ts'
import type { RemoteAccess } from '../inputs/remote-access.ts'
import { counted, openReport, writeNotice } from '../output.ts'
import type { LintFlags } from '../program.ts'
import { createReporter } from '../reporters/create-reporter.ts'
import { SummaryCount, type LintSummary } from '../reporters/lint-report.ts'
import type { FailOn, Judged } from '../reporters/reporter.ts'
import { SourceLines } from '../reporters/source-lines.ts'

/** What a folder may hold beside contracts: left out there, and unreadable where it was named. */
const NO_CONTRACT: ReadonlySet<string> = new Set(['not-a-contract', 'binary', 'empty'])

/**
 * `concordat lint`: one result per input, in the order of the arguments, whatever is wrong with any. Each is
 * written as soon as it is there, and not kept.
 */
export async function lintCommand(contracts: readonly string[], flags: LintFlags): Promise<void> {
  const { format, failOn, output } = flags
  const policies = policiesOf(flags)
  const rulesets = await rulesetsOf(flags)
  const reporter = await createReporter({ format, failOn, toStdout: output === undefined })
  const count = new SummaryCount()
  let target: Awaited<ReturnType<typeof openReport>> | undefined
  let leftOut = 0
  for await (const input of expandInputs(contracts, {
    root: flags.root,
    stdinName: flags.stdinFilename,
    entry: flags.entry,
    remote: await remoteAccess(flags),
  })) {
    if (input.kind === 'unreadable' && input.registry) endWith(EXIT.registry)
    const judged = await judge(input, policies, rulesets, flags)
    const isFound = input.kind === 'contract' && input.found === true
    if (isFound && isBesideContracts(judged.result)) {
      leftOut++
      continue
    }
    count.add(judged.result)
    if (target === undefined) {
      target = await openReport(output)
      await target.write(reporter.begin())
    }
    await target.write(reporter.result(judged))
  }
  if (leftOut > 0) {
    const what = leftOut === 1 ? 'is no contract by itself' : 'are no contracts by themselves'
    await writeNotice(`${counted(leftOut, 'file')} in the folders ${what}; left out.`)
  }
  if (target === undefined) throw usageError(`There is no contract in ${contracts.join(', ')}.`)
  await target.write(reporter.end(count.total))
  await target.close()
  endWith(statusOf(count.total, failOn))
}

/** What reaches the network is loaded only when it is allowed to. */
async function remoteAccess({ allowRemote }: LintFlags): Promise<RemoteAccess | undefined> {
  if (allowRemote !== true) return undefined
  const { openRemoteAccess } = await import('../inputs/remote-access.ts')
  return openRemoteAccess(process.env)
}

/**
 * JSON Schema is what descriptions are split into: it is judged with the contracts that refer to it, and by
 * itself only where it is named.
 */
function isBesideContracts({ error, format }: LintResult): boolean {
  return NO_CONTRACT.has(error?.code ?? '') || format === 'json-schema'
}

/** @throws CommandError for a policy that does not exist, before anything is judged */
function policiesOf({ policy }: LintFlags): readonly string[] | undefined {
  const policies = policy?.split(',').map((id) => id.trim())
  const known = shippedPackIds()
  const unknown = policies?.find((id) => !known.includes(id))
  if (unknown !== undefined) throw usageError(new UnknownPolicyError(unknown).message)
  return policies
}

/** @throws CommandError for a ruleset that cannot be read or has mistakes, with all of them */
async function rulesetsOf({ ruleset }: LintFlags): Promise<readonly LoadedRuleset[]> {
  if (ruleset === undefined) return []
  try {
    return [await readRuleset(ruleset)]
  } catch (error) {
    if (error instanceof RulesetError) throw usageError(error.message, { cause: error })
    const reason = error instanceof Error ? error.message : String(error)
    throw usageError(`The ruleset ${ruleset} cannot be read: ${reason}.`, { cause: error })
  }
}

async function judge(
  input: ContractInput,
  policies: readonly string[] | undefined,
  rulesets: readonly LoadedRuleset[],
  flags: LintFlags,
): Promise<Judged> {
  if (input.kind === 'unreadable') {
    return { result: unreadable(input.source, input.message), sources: new SourceLines([]) }
  }
  const { contract, result } = await readAndLint(input.entry, {
    resolve: input.resolve,
    ...(policies !== undefined && { policies }),
    rulesets,
    ...(flags.assertions === true && { assertions: true }),
  })
  const files = contract.readable ? contract.files : [input.entry]
  return { result: { ...result, source: input.source }, sources: new SourceLines(files) }
}

/** An input whose bytes could not even be had. */
function unreadable(source: string, message: string): LintResult {
  return {
    source,
    format: 'unknown',
    digest: '',
    verdict: 'unreadable',
    error: { code: 'file-unreadable', message },
    policies: [],
    findings: [],
  }
}

function statusOf(summary: LintSummary, failOn: FailOn): 0 | 1 | 2 {
  if (summary.unreadable > 0) return EXIT.usage
  if (failOn === 'never') return EXIT.fine
  const failing: readonly Severity[] = failOn === 'warning' ? ['error', 'warning'] : ['error']
  const found = failing.some((severity) => summary.findings[severity] > 0)
  return found || summary.indeterminate > 0 ? EXIT.findings : EXIT.fine
}
