import { InvalidArgumentError, Option, type Command } from 'commander'
import { REGISTRY_HELP } from './shared-options.ts'
import type { ComplianceFlags } from '../commands/compliance.ts'
import type { MaturityFlags } from '../commands/maturity.ts'

export function addMaturity(program: Command): void {
  program
    .command('maturity')
    .description('how mature the organisation is: the report, each figure with the facts behind it')
    .option('--model <id>', 'the maturity model (default: the first one)')
    .option('--domain <path>', 'only this domain and what lies below it')
    .option('--circle <id>', 'only what this circle and those in it answer for')
    .option('--as-of <date>', 'as it was at this moment: 2027-01-31, or 2027-01-31T12:00:00Z')
    .addOption(
      new Option('--format <format>', 'form of the report')
        .choices(['text', 'html', 'markdown', 'csv', 'json'])
        .default('markdown'),
    )
    .option('--output <file>', 'write to this file instead of standard output')
    .option('--min-level <n>', 'end with status 1 below this level', wholeNumber)
    .addHelpText(
      'after',
      `
Exit status: 0 fine; 1 the level is lower than --min-level; 2 wrong usage; 3 the registry refused or cannot be reached.
${REGISTRY_HELP}`,
    )
    .action(async (options: MaturityFlags) => {
      const { maturityCommand } = await import('../commands/maturity.ts')
      await maturityCommand(options)
    })
}

function wholeNumber(text: string): number {
  if (/^[1-9]\d?$/.test(text)) return Number(text)
  throw new InvalidArgumentError('It must be a whole number from 1 on.')
}

export function addCompliance(program: Command): void {
  program
    .command('compliance')
    .description('hold the registry against a standard, control by control, with the evidence')
    .argument('[pack]', 'the id of a compliance pack (default: they are listed)')
    .addOption(
      new Option('--format <format>', 'form of the answer')
        .choices(['text', 'csv', 'json'])
        .default('text'),
    )
    .option('--output <file>', 'write to this file instead of standard output')
    .addOption(
      new Option('--fail-on <state>', 'end with status 1 when a control is in this state or worse')
        .choices(['not-met', 'no-evidence', 'never'])
        .default('never'),
    )
    .addHelpText(
      'after',
      `
Exit status: 0 fine; 1 a control is as --fail-on says; 2 wrong usage; 3 the registry refused or cannot be reached.
${REGISTRY_HELP}`,
    )
    .action(async (pack: string | undefined, options: ComplianceFlags) => {
      const { complianceCommand } = await import('../commands/compliance.ts')
      await complianceCommand(pack, options)
    })
}
