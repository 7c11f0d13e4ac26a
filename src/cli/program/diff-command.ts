import { Option, type Command } from 'commander'
import { DIFF_FORMATS, LEVEL_CHOICES, STABILITY_CHOICES } from '../diff/diff-formats.ts'
import { REMOTE_HOSTS_HELP } from './shared-options.ts'
import type { DiffFlags } from '../commands/diff.ts'

export function addDiff(program: Command): void {
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
    .option(
      '--consumers <file>',
      'what a consumer uses: a consumer contract, a pact, its own OpenAPI or WSDL description, or DOMAIN/NAME for those who subscribed in the registry; once for each',
      (file: string, others: readonly string[] | undefined) => [...(others ?? []), file],
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
      const { diffCommand } = await import('../commands/diff.ts')
      await diffCommand(before, after, options)
    })
}
