import type { Severity } from '../../rules/index.ts'
import { looksLikeZip } from '../../bundles/index.ts'
import { endWith, EXIT, usageError } from '../exit-status.ts'
import { allowedRemote } from '../inputs/allowed-remote.ts'
import { checkRoot } from '../inputs/check-root.ts'
import { isBesideContracts } from '../inputs/beside-contracts.ts'
import type { ContractInput } from '../inputs/contract-input.ts'
import { expandInputs } from '../inputs/expand-inputs.ts'
import { refuseOverwriting } from '../inputs/refuse-overwriting.ts'
import { fixContracts } from '../fix/fix-contracts.ts'
import { judgeInputs } from '../lint/judge-inputs.ts'
import { judgeMessages } from '../lint/judge-messages.ts'
import { lintSettings, type LintSettings } from '../lint/lint-settings.ts'
import { judgedProject } from '../lint/judged-project.ts'
import { counted, openReport, printable, writeNotice, type ReportTarget } from '../output.ts'
import type { LintFlags } from '../lint/lint-flags.ts'
import { projectInputs } from '../project/project-inputs.ts'
import { createReporter } from '../reporters/create-reporter.ts'
import { diffReporter } from '../reporters/diff-reporter.ts'
import { SummaryCount, type LintSummary } from '../reporters/lint-report.ts'
import type { FailOn, Reporter } from '../reporters/reporter.ts'
import type { Judged } from '../reporters/judged.ts'

const MOST_NAMED = 10

/**
 * `concordat lint`: one result per input, in the order of the arguments, whatever is wrong with any. Each is
 * written as soon as it is there, and not kept. Without arguments the contracts of the project file.
 */
export async function lintCommand(contracts: readonly string[], flags: LintFlags): Promise<void> {
  const isDryRun = isShowingFixes(flags)
  if (flags.assertions === true && flags.format !== 'json') throw usageError(ONLY_JSON)
  await checkRoot(flags.root)
  const settings = await lintSettings(flags)
  const { format, failOn, output, ruleset = [], messages = [], discovery = [] } = flags
  if (output !== undefined) {
    const beside = [...ruleset, ...[messages].flat(), ...discovery]
    const inputs = [...named(contracts, settings), ...beside]
    await refuseOverwriting(output, inputs)
  }
  const reporter = isDryRun
    ? diffReporter()
    : await createReporter({ format, failOn, toStdout: output === undefined })
  const report = new ReportInPieces(reporter, output)
  const isAlone = isByItself(contracts, settings)
  if (isAlone && settings.discovery !== undefined) throw usageError(ONLY_BESIDE)
  if (settings.messages !== undefined && isAlone) {
    await report.add(await judgeMessages(settings.messages, settings))
    endWith(statusOf(await report.end(), failOn))
    return
  }
  const inputs = await inputsOf(contracts, flags, settings)
  const leftOut = new LeftOut()
  const judging = flags.fix
    ? fixContracts(inputs, settings, flags.write === true)
    : judgeInputs(inputs, settings, flags)
  for await (const { input, judged } of judging) {
    const isFound = input.kind === 'contract' && input.found === true
    if (isFound && isBesideContracts(judged.result)) leftOut.add(input)
    else await report.add(judged)
  }
  for (const notice of leftOut.notices) await writeNotice(notice)
  // The project's waivers are for what is judged here; the registry has its own.
  const aboutWaivers =
    settings.inForce === undefined
      ? await judgedProject(settings, contracts.length === 0)
      : undefined
  if (aboutWaivers !== undefined) await report.add(aboutWaivers)
  if (report.isEmpty) throw usageError(`There is no contract in ${contracts.join(', ')}.`)
  endWith(statusOf(await report.end(), failOn))
}

/**
 * Whether corrections are only shown.
 * @throws CommandError (status 2) for options that contradict each other
 */
function isShowingFixes({ fix, write, format }: LintFlags): boolean {
  if (write === true && fix !== true) throw usageError(ONLY_FIX)
  if (fix !== true || write === true) return false
  if (format !== 'stylish') throw usageError(ONLY_DIFF)
  return true
}

const ONLY_FIX = '--write writes what --fix corrects; add --fix.'
const ONLY_BESIDE = '--discovery judges what a registry has of a contract; name the contract, too.'
const ONLY_DIFF =
  '--fix shows a unified diff and no report; leave out --format, or add --write to correct the files and report what is left.'
const ONLY_JSON =
  'Only the JSON report has assertions; add --format json, or run without --assertions.'

/** Whether no contract is named, neither by arguments nor by the project file. */
function isByItself(contracts: readonly string[], { project }: LintSettings): boolean {
  return contracts.length === 0 && (project?.contracts ?? []).length === 0
}

/** Whatever is read from the disk for its own sake: the arguments, or the contracts of the project. */
function named(contracts: readonly string[], { project }: LintSettings): readonly string[] {
  if (project === undefined) return contracts
  const own = project.contracts.map((entry) => project.fromWorkingFolder(entry.path))
  return [project.file.name, ...(contracts.length > 0 ? contracts : own)]
}

async function inputsOf(
  contracts: readonly string[],
  flags: LintFlags,
  { project }: LintSettings,
): Promise<AsyncGenerator<ContractInput>> {
  const options = {
    root: flags.root,
    stdinName: flags.stdinFilename,
    entry: flags.entry,
    remote: await allowedRemote(flags, project),
  }
  if (contracts.length > 0) return expandInputs(contracts, options)
  if (project === undefined) {
    throw usageError(
      'There is nothing to judge: name a contract, or list contracts in a file .concordat.yaml in this folder.',
    )
  }
  if (project.contracts.length === 0) {
    throw usageError(`${project.file.name} lists no contracts; name one, or add "contracts" there.`)
  }
  return projectInputs(project, options)
}

/** What was found in folders and is no contract by itself. */
class LeftOut {
  readonly #files: string[] = []
  readonly #archives: string[] = []

  add({ source, entry }: ContractInput & { kind: 'contract' }): void {
    const list = looksLikeZip(entry.bytes) ? this.#archives : this.#files
    list.push(source)
  }

  get notices(): readonly string[] {
    const [files, archives] = [this.#files.length === 1, this.#archives.length === 1]
    return [
      ...noticeOf(
        this.#files,
        'file',
        `${files ? 'is no contract by itself' : 'are no contracts by themselves'}; left out`,
      ),
      ...noticeOf(
        this.#archives,
        'archive',
        archives
          ? 'is left out unread; name it to judge it'
          : 'are left out unread; name one to judge it',
      ),
    ]
  }
}

function noticeOf(names: readonly string[], what: string, why: string): readonly string[] {
  if (names.length === 0) return []
  const named = printable(names.slice(0, MOST_NAMED).join(', '))
  const rest = names.length - MOST_NAMED
  return [
    `${counted(names.length, what)} in the folders ${why}: ${named}${rest > 0 ? ` and ${rest} more` : ''}.`,
  ]
}

/** The report on its way out. Nothing is opened before the first result. */
class ReportInPieces {
  readonly #reporter: Reporter
  readonly #file: string | undefined
  readonly #count = new SummaryCount()
  #target: ReportTarget | undefined

  constructor(reporter: Reporter, file: string | undefined) {
    this.#reporter = reporter
    this.#file = file
  }

  get isEmpty(): boolean {
    return this.#target === undefined
  }

  async add(judged: Judged): Promise<void> {
    if (this.#target === undefined) {
      this.#target = await openReport(this.#file)
      await this.#target.write(this.#reporter.begin())
    }
    this.#count.add(judged)
    for (const piece of [this.#reporter.result(judged)].flat()) await this.#target.write(piece)
  }

  async end(): Promise<LintSummary> {
    await this.#target?.write(this.#reporter.end(this.#count.total))
    await this.#target?.close()
    return this.#count.total
  }
}

function statusOf(summary: LintSummary, failOn: FailOn): 0 | 1 | 2 {
  if (summary.unreadable > 0) return EXIT.usage
  if (failOn === 'never') return EXIT.fine
  const failing: readonly Severity[] = failOn === 'warning' ? ['error', 'warning'] : ['error']
  const found = failing.some((severity) => summary.findings[severity] > 0)
  return found || summary.indeterminate > 0 ? EXIT.findings : EXIT.fine
}
