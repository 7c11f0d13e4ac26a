import { engineVersion } from '../../package-root.ts'
import { lint, UnknownPolicyError } from '../../index.ts'
import type { LintResult, Severity } from '../../rules/index.ts'
import { endWith, EXIT, usageError } from '../exit-status.ts'
import type { ContractInput } from '../inputs/contract-input.ts'
import { expandInputs } from '../inputs/expand-inputs.ts'
import { counted, writeNotice, writeReport } from '../output.ts'
import type { LintFlags } from '../program.ts'
import { lintReport, type LintReport } from '../reporters/lint-report.ts'
import { stylishReport } from '../reporters/stylish-report.ts'

/** What a folder may hold beside contracts: left out there, and unreadable where it was named. */
const NO_CONTRACT: ReadonlySet<string> = new Set(['not-a-contract', 'binary', 'empty'])

/** `concordat lint`: one result per input, in the order of the arguments, whatever is wrong with any. */
export async function lintCommand(contracts: readonly string[], flags: LintFlags): Promise<void> {
  const results: LintResult[] = []
  let leftOut = 0
  for await (const input of expandInputs(contracts, {
    root: flags.root,
    stdinName: flags.stdinFilename,
    entry: flags.entry,
  })) {
    const result = await judge(input, flags)
    const isFound = input.kind === 'contract' && input.found === true
    if (isFound && isBesideContracts(result)) leftOut++
    else results.push(result)
  }
  if (leftOut > 0) {
    const what = leftOut === 1 ? 'is no contract by itself' : 'are no contracts by themselves'
    await writeNotice(`${counted(leftOut, 'file')} in the folders ${what}; left out.`)
  }
  if (results.length === 0) throw usageError(`There is no contract in ${contracts.join(', ')}.`)

  const report = lintReport(engineVersion, results)
  await writeReport(await formatted(report, flags), flags.output)
  endWith(statusOf(report, flags.failOn))
}

/**
 * JSON Schema is what descriptions are split into: it is judged with the contracts that refer to it, and by
 * itself only where it is named.
 */
function isBesideContracts({ error, format }: LintResult): boolean {
  return NO_CONTRACT.has(error?.code ?? '') || format === 'json-schema'
}

async function judge(input: ContractInput, flags: LintFlags): Promise<LintResult> {
  if (input.kind === 'unreadable') return unreadable(input.source, input.message)
  const policies = flags.policy?.split(',').map((id) => id.trim())
  try {
    const result = await lint(input.entry, {
      resolve: input.resolve,
      ...(policies !== undefined && { policies }),
      ...(flags.assertions === true && { assertions: true }),
    })
    return { ...result, source: input.source }
  } catch (error) {
    if (error instanceof UnknownPolicyError) throw usageError(error.message, { cause: error })
    throw error
  }
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

async function formatted(report: LintReport, { format, output }: LintFlags): Promise<string> {
  if (format === 'json') return `${JSON.stringify(report, undefined, 2)}\n`
  const { colours } = await import('../reporters/colours.ts')
  return stylishReport(report, colours(output === undefined))
}

function statusOf({ summary }: LintReport, failOn: LintFlags['failOn']): 0 | 1 | 2 {
  if (summary.unreadable > 0) return EXIT.usage
  if (failOn === 'never') return EXIT.fine
  const failing: readonly Severity[] = failOn === 'warning' ? ['error', 'warning'] : ['error']
  const found = failing.some((severity) => summary.findings[severity] > 0)
  return found || summary.indeterminate > 0 ? EXIT.findings : EXIT.fine
}
