import { Command, Option } from 'commander'
import type { CompatibilityLevel, StabilityLevel } from '../compatibility/index.ts'
import { engineVersion } from '../package-root.ts'
import {
  DIFF_FORMATS,
  LEVEL_CHOICES,
  STABILITY_CHOICES,
  type DiffFailOn,
  type DiffFormat,
} from './diff/diff-formats.ts'
import { LINT_FORMATS, type LintFormat } from './reporters/create-reporter.ts'
import type { FailOn } from './reporters/reporter.ts'

const REMOTE_HOSTS_HELP =
  'the same from these hosts alone, separated by commas: schemas.example.com,*.example.org'
const REGISTRY_HELP = `
The registry is the one at CONCORDAT_URL (http://127.0.0.1:8080 unless set). Writing needs a token:
from "concordat login", or in CONCORDAT_TOKEN.`

/**
 * The command with all its subcommands. What a subcommand does is loaded only when it is asked for, so that
 * `--help` answers at once.
 */
export function createProgram(): Command {
  const program = new Command('concordat')
    .description('A service registry that governs itself by rules you can read.')
    .version(engineVersion, '-V, --version')
    .exitOverride()
    // So that an option after a subcommand is the subcommand's, as --version is for push.
    .enablePositionalOptions()
    .showHelpAfterError('(concordat --help lists what there is)')

  addLint(program)
  addDiff(program)
  addRules(program)
  addPush(program)
  addPull(program)
  addPromote(program)
  addSearch(program)
  addMaturity(program)
  addAudit(program)
  addLogin(program)
  addServe(program)
  addAdmin(program)
  for (const command of leaves(program)) {
    command.exitOverride().showHelpAfterError(`(concordat ${pathOf(command)} --help explains)`)
    const takesVersion = command.options.some(({ long }) => long === '--version')
    if (!takesVersion) command.version(engineVersion, '--version')
  }
  return program
}

function leaves(command: Command): readonly Command[] {
  return command.commands.flatMap((child) => [child, ...leaves(child)])
}

function pathOf(command: Command): string {
  const { parent } = command
  return parent?.parent ? `${pathOf(parent)} ${command.name()}` : command.name()
}

function addLint(program: Command): void {
  program
    .command('lint')
    .description('judge contracts by policies')
    .argument(
      '[contract...]',
      'files, folders, globs, zips, - (standard input), git:REF:PATH, or DOMAIN/NAME@VERSION of the registry (default: those of .concordat.yaml)',
    )
    .option(
      '--policy <ids>',
      'policies to judge by, separated by commas, or given several times (default: by format)',
      (ids: string, former?: string) => (former === undefined ? ids : `${former},${ids}`),
    )
    .option(
      '--ruleset <file>',
      'judge by a ruleset (.spectral.yaml), instead of the default policies; may be given several times',
      (file: string, former?: readonly string[]) => [...(former ?? []), file],
    )
    .addOption(
      new Option('--format <format>', 'form of the report')
        .choices(LINT_FORMATS)
        .default('stylish'),
    )
    .option('--output <file>', 'write the report to a file')
    .addOption(
      new Option('--fail-on <severity>', 'findings that make the status 1')
        .choices(['error', 'warning', 'never'])
        .default('error'),
    )
    .option('--baseline <file>', 'report only what this former JSON report does not have')
    .option('--no-baseline', 'report what the baseline of .concordat.yaml has, too')
    .option('--fix', 'show what can be corrected without a person, as a unified diff')
    .option('--write', 'with --fix: write the corrected files, and report what is left')
    .option('--assertions', "add each policy's complete set of rule results (json)")
    .option(
      '--messages <log>',
      'judge the messages of this log, too: one of the WS-I monitor, or an HTTP archive (.har); without a contract by itself',
    )
    .option('--root <folder>', 'follow imports only below this folder')
    .option('--entry <path>', 'the file that a zip begins with, where more than one could be it')
    .option('--allow-remote', 'fetch imports, and contracts, from http and https addresses')
    .option('--remote-hosts <hosts>', REMOTE_HOSTS_HELP)
    .option(
      '--stdin-filename <name>',
      'the file that standard input stands for, in findings and for its imports',
    )
    .addHelpText(
      'after',
      `
Exit status: 0 fine; 1 findings, or a verdict that could not be reached; 2 wrong usage or unreadable
input; 3 the registry refused or cannot be reached. The highest applies.`,
    )
    .action(async (contracts: string[], options: LintFlags) => {
      const { lintCommand } = await import('./commands/lint.ts')
      await lintCommand(contracts, options)
    })
}

/** What commander makes of the options of `lint`. */
export interface LintFlags {
  readonly policy?: string
  readonly ruleset?: readonly string[]
  readonly format: LintFormat
  readonly output?: string
  readonly failOn: FailOn
  /** False for --no-baseline. */
  readonly baseline?: string | false
  readonly fix?: true
  readonly write?: true
  readonly assertions?: true
  /** The file of a log of messages. */
  readonly messages?: string
  readonly root?: string
  readonly entry?: string
  readonly allowRemote?: true
  readonly remoteHosts?: string
  readonly stdinFilename?: string
}

function addDiff(program: Command): void {
  program
    .command('diff')
    .description('compare two versions of a contract: what changed, and whom it breaks')
    .argument(
      '<old>',
      'the version that is in use: a file, a zip, - (standard input), git:REF:PATH, or DOMAIN/NAME@VERSION',
    )
    .argument('<new>', 'the version that is to follow it')
    .addOption(
      new Option(
        '--level <level>',
        'whose clients must keep working: those of the old version (backward), of the new one with an old provider (forward), both (full) (default: that of .concordat.yaml, or backward)',
      ).choices(LEVEL_CHOICES),
    )
    .addOption(
      new Option('--format <format>', 'form of the report')
        .choices(DIFF_FORMATS)
        .default('stylish'),
    )
    .option('--output <file>', 'write the report to a file')
    .addOption(
      new Option('--fail-on <level>', 'changes that make the status 1')
        .choices(['breaking', 'warning', 'never'])
        .default('breaking'),
    )
    .option(
      '--deprecation-days-stable <days>',
      'notice that stable operations give before their sunset',
      '0',
    )
    .option(
      '--deprecation-days-beta <days>',
      'notice that beta operations give before their sunset',
      '0',
    )
    .addOption(
      new Option(
        '--stability-level <level>',
        'the least stable operations that are compared; none leaves draft and alpha out',
      )
        .choices(STABILITY_CHOICES)
        .default('none'),
    )
    .option(
      '--attributes <names>',
      'extensions (x-…) of operations to add to the JSON report, separated by commas',
    )
    .option(
      '--as-of <date>',
      'the day on which sunset dates and waivers are judged (default: today)',
    )
    .option('--root <folder>', 'follow imports only below this folder')
    .option('--entry <path>', 'the file that a zip begins with, where more than one could be it')
    .option('--allow-remote', 'fetch imports, and contracts, from http and https addresses')
    .option('--remote-hosts <hosts>', REMOTE_HOSTS_HELP)
    .addHelpText(
      'after',
      `
Exit status: 0 fine; 1 changes at or above --fail-on, or a verdict that could not be reached; 2 wrong usage or
unreadable input; 3 the registry refused or cannot be reached. The highest applies.`,
    )
    .action(async (before: string, after: string, options: DiffFlags) => {
      const { diffCommand } = await import('./commands/diff.ts')
      await diffCommand(before, after, options)
    })
}

/** What commander makes of the options of `diff`. */
export interface DiffFlags {
  readonly level?: CompatibilityLevel
  readonly format: DiffFormat
  readonly output?: string
  readonly failOn: DiffFailOn
  readonly deprecationDaysStable: string
  readonly deprecationDaysBeta: string
  readonly stabilityLevel: StabilityLevel
  readonly attributes?: string
  readonly asOf?: string
  readonly root?: string
  readonly entry?: string
  readonly allowRemote?: true
  readonly remoteHosts?: string
}

function addRules(program: Command): void {
  const rules = program
    .command('rules')
    .description('read the rules and the policies that use them')
  rules
    .command('list', { isDefault: true })
    .description('list policies and their rules')
    .option('--policy <id>', 'only this policy')
    .option('--for <format>', 'only policies that judge this format, such as wsdl-1.1')
    .option('--text <words>', 'only rules that mention all of these words')
    .addOption(outputForm())
    .action(async (options: RuleListFlags) => {
      const { listRules } = await import('./commands/rules.ts')
      await listRules(options)
    })
  rules
    .command('show')
    .description('explain one rule: what it asks for, why, who asks it, and examples')
    .argument('<rule>', 'its id, or an alias')
    .option('--ruleset <file>', 'a rule of this ruleset, as it judges: what it extends put in')
    .addOption(outputForm())
    .action(async (rule: string, options: RuleShowFlags) => {
      const { showRule } = await import('./commands/rules.ts')
      await showRule(rule, options)
    })
  rules
    .command('test')
    .description('load a policy, and judge the examples of its rules by them')
    .argument('<pack>', 'the id of a policy that ships, or the file of a rule pack or ruleset')
    .addOption(outputForm())
    .action(async (pack: string, options: { format: 'stylish' | 'json' }) => {
      const { testRules } = await import('./commands/rules.ts')
      await testRules(pack, options.format)
    })
}

function outputForm(): Option {
  return new Option('--format <format>', 'form of the answer')
    .choices(['stylish', 'json'])
    .default('stylish')
}

/** What commander makes of the options of `rules show`. */
export interface RuleShowFlags {
  readonly ruleset?: string
  readonly format: 'stylish' | 'json'
}

/** What commander makes of the options of `rules list`. */
export interface RuleListFlags {
  readonly policy?: string
  readonly for?: string
  readonly text?: string
  readonly format: 'stylish' | 'json'
}

function addPush(program: Command): void {
  program
    .command('push')
    .description('register a contract version with everything it imports, as a draft')
    .argument(
      '[contract]',
      'a file, a zip, or a folder that holds one contract (default: those of .concordat.yaml that have a service)',
    )
    .option('--service <domain/name>', 'the service it belongs to (default: as in .concordat.yaml)')
    .option(
      '--version <x.y.z>',
      'its semantic version (default: as in .concordat.yaml, or what the contract claims)',
    )
    .option('--reason <text>', 'why, for the ledger')
    .option('--register', 'register the service and its domain first where they are missing')
    .option('--owner <role>', 'with --register: the role that owns the new service')
    .option('--root <folder>', 'follow imports only below this folder')
    .option('--entry <path>', 'the file that a zip or folder begins with, where it is not plain')
    .option('--allow-remote', 'fetch imports from http and https addresses, and push them along')
    .option('--remote-hosts <hosts>', REMOTE_HOSTS_HELP)
    .addHelpText('after', REGISTRY_HELP)
    .action(async (contract: string | undefined, options: PushFlags) => {
      const { pushCommand } = await import('./commands/push.ts')
      await pushCommand(contract, options)
    })
}

/** What commander makes of the options of `push`. */
export interface PushFlags {
  readonly service?: string
  readonly version?: string
  readonly reason?: string
  readonly register?: true
  readonly owner?: string
  readonly root?: string
  readonly entry?: string
  readonly allowRemote?: true
  readonly remoteHosts?: string
}

function addPull(program: Command): void {
  program
    .command('pull')
    .description('fetch the files of a contract version, in their layout')
    .argument('<version>', 'DOMAIN/NAME[@VERSION], @latest or a range')
    .option('--output <folder>', 'where to write them', '.')
    .option('--force', 'overwrite files that have other content')
    .addHelpText('after', REGISTRY_HELP)
    .action(async (version: string, options: PullFlags) => {
      const { pullCommand } = await import('./commands/pull.ts')
      await pullCommand(version, options)
    })
}

/** What commander makes of the options of `pull`. */
export interface PullFlags {
  readonly output: string
  readonly force?: true
}

function addPromote(program: Command): void {
  program
    .command('promote')
    .description('ask for a transition of a contract version, and explain the decision')
    .argument('<version>', 'DOMAIN/NAME@VERSION')
    .requiredOption('--to <state>', 'the state to reach')
    .option('--reason <text>', 'why, for the ledger')
    .option('--sunset <date>', 'when the notice of a deprecation ends')
    .addOption(
      new Option('--format <format>', 'form of the decision')
        .choices(['stylish', 'json'])
        .default('stylish'),
    )
    .addHelpText('after', REGISTRY_HELP)
    .action(async (version: string, options: PromoteFlags) => {
      const { promoteCommand } = await import('./commands/promote.ts')
      await promoteCommand(version, options)
    })
}

/** What commander makes of the options of `promote`. */
export interface PromoteFlags {
  readonly to: string
  readonly reason?: string
  readonly sunset?: string
  readonly format: 'stylish' | 'json'
}

function addSearch(program: Command): void {
  program
    .command('search')
    .description('find services, operations, messages, types and namespaces')
    .argument('<text...>', 'words, or beginnings of words')
    .addOption(
      new Option('--format <format>', 'form of the answer')
        .choices(['stylish', 'json'])
        .default('stylish'),
    )
    .addHelpText('after', REGISTRY_HELP)
    .action(async (text: string[], options: { format: 'stylish' | 'json' }) => {
      const { searchCommand } = await import('./commands/search.ts')
      await searchCommand(text.join(' '), options.format)
    })
}

function addMaturity(program: Command): void {
  program
    .command('maturity')
    .description('how mature the organisation is, each figure with the facts behind it')
    .option('--model <id>', 'the maturity model (default: the first one)')
    .option('--domain <path>', 'only this domain and what lies below it')
    .addOption(
      new Option('--format <format>', 'form of the assessment')
        .choices(['markdown', 'json'])
        .default('markdown'),
    )
    .addHelpText('after', REGISTRY_HELP)
    .action(async (options: MaturityFlags) => {
      const { maturityCommand } = await import('./commands/maturity.ts')
      await maturityCommand(options)
    })
}

/** What commander makes of the options of `maturity`. */
export interface MaturityFlags {
  readonly model?: string
  readonly domain?: string
  readonly format: 'markdown' | 'json'
}

function addAudit(program: Command): void {
  program
    .command('audit')
    .description('the ledger of everything that changed')
    .command('verify')
    .description('prove that nothing was altered, removed or reordered')
    .addHelpText('after', REGISTRY_HELP)
    .action(async () => {
      const { verifyLedger } = await import('./commands/audit.ts')
      await verifyLedger()
    })
}

function addLogin(program: Command): void {
  program
    .command('login')
    .description('make a token for this machine, and keep it for later commands')
    .option('--user <name>', 'account', 'admin')
    .option('--password-stdin', 'read the password from standard input')
    .addHelpText('after', REGISTRY_HELP)
    .action(async (options: { user: string; passwordStdin?: true }) => {
      const { loginCommand } = await import('./commands/login.ts')
      await loginCommand(options.user, options.passwordStdin === true)
    })
}

function addServe(program: Command): void {
  program
    .command('serve')
    .description('serve the registry: web application, HTTP interface and documentation')
    .option('--empty', 'do not register the sample services on the first run')
    .action(async (options: { empty?: true }) => {
      const { serveCommand } = await import('./commands/serve.ts')
      await serveCommand(options.empty === true)
    })
}

function addAdmin(program: Command): void {
  program
    .command('admin')
    .description('operation, for whoever has access to the store itself')
    .command('reset-password')
    .description('give an account a new password; recorded in the ledger')
    .option('--user <name>', 'account', 'admin')
    .action(async (options: { user: string }) => {
      const { resetPassword } = await import('./commands/admin.ts')
      await resetPassword(options.user)
    })
}
