import { Option, type Command } from 'commander'
import { LINT_FORMATS } from '../reporters/create-reporter.ts'
import { REMOTE_HOSTS_HELP } from './shared-options.ts'
import type { LintFlags } from '../lint/lint-flags.ts'

export function addLint(program: Command): void {
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
    .option(
      '--service <domain/name>',
      'judge by the policies in force for this service of the registry, as a push would be',
    )
    .option(
      '--as-version <x.y.z>',
      'with --service: the version that it is meant to be (default: as in .concordat.yaml, or what the contract claims)',
    )
    .option(
      '--server <url>',
      'judge by the policies in force in this registry (default: CONCORDAT_URL), for --service or the services of .concordat.yaml',
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
    .option(
      '--discovery <export>',
      'judge what a UDDI registry has of the contract, too: the answer of get_tModelDetail, get_serviceDetail, ...; may be given several times',
      (file: string, former?: readonly string[]) => [...(former ?? []), file],
    )
    .option(
      '--published-at <url>',
      "with --discovery: the address that the registry has for the description, where the file's name does not tell",
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
      const { loadAhead } = await import('../lint/load-ahead.ts')
      void loadAhead(contracts)
      const { lintCommand } = await import('../commands/lint.ts')
      await lintCommand(contracts, options)
    })
}
