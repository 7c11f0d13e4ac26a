import { InvalidArgumentError, Option, type Command } from 'commander'
import { outputForm, REGISTRY_HELP } from './shared-options.ts'
import type { ComplianceFlags } from '../commands/compliance.ts'
import type { AimFlags, CompareFlags, RoadMapFlags } from '../commands/maturity-work.ts'
import type { MaturityFlags } from '../commands/maturity.ts'

export function addMaturity(program: Command): void {
  const maturity = program.command('maturity')
  maturity
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
  addComparison(maturity)
  addRoadMap(maturity)
}

function addComparison(maturity: Command): void {
  maturity
    .command('compare')
    .description('hold domains, circles and days against each other')
    .argument(
      '<points...>',
      'whole, domain:PATH or circle:ID, two at least; each with @ and a day where it is not now',
    )
    .option('--model <id>', 'the maturity model (default: the first one)')
    .addOption(outputForm())
    .addHelpText('after', REGISTRY_HELP)
    .action(async (points: readonly string[], options: CompareFlags) => {
      const { compareMaturity } = await import('../commands/maturity-work.ts')
      await compareMaturity(points, options)
    })
}

function addRoadMap(maturity: Command): void {
  scoped(maturity.command('road-map'))
    .description('list the gaps to the next levels by what closing them changes, and takes')
    .addHelpText('after', REGISTRY_HELP)
    .action(async (options: RoadMapFlags) => {
      const { showRoadMap } = await import('../commands/maturity-work.ts')
      await showRoadMap(options)
    })
  scoped(maturity.command('raise'))
    .description(
      'make a gap of the road map a tension, with its evidence; once however often it is said',
    )
    .argument('<gap>', 'the id of its fact or question, as the road map lists it')
    .addHelpText('after', REGISTRY_HELP)
    .action(async (gap: string, options: RoadMapFlags) => {
      const { raiseGap } = await import('../commands/maturity-work.ts')
      await raiseGap(gap, options)
    })
  maturity
    .command('aim')
    .description('propose a gap of the road map as a target of a circle')
    .argument('<fact>', 'as the road map lists it')
    .requiredOption('--circle <id>', 'whose target it is to be')
    .requiredOption('--by <day>', 'when it is to be met: 2027-06-30')
    .option('--domain <path>', 'the domain whose road map it is from (default: the whole)')
    .option('--model <id>', 'the maturity model (default: the first one)')
    .addOption(outputForm())
    .addHelpText('after', REGISTRY_HELP)
    .action(async (fact: string, options: AimFlags) => {
      const { proposeTarget } = await import('../commands/maturity-work.ts')
      await proposeTarget(fact, options)
    })
  maturity
    .command('targets')
    .description('what circles have set themselves, and how far they are')
    .option('--circle <id>', 'only those of this circle and the ones in it')
    .addOption(outputForm())
    .addHelpText('after', REGISTRY_HELP)
    .action(async (options: Pick<RoadMapFlags, 'format' | 'circle'>) => {
      const { listTargets } = await import('../commands/maturity-work.ts')
      await listTargets(options)
    })
}

/** What a road map is of. */
function scoped(command: Command): Command {
  return command
    .option('--model <id>', 'the maturity model (default: the first one)')
    .option('--domain <path>', 'of this domain and what lies below it')
    .option('--circle <id>', 'of what this circle and those in it answer for')
    .addOption(outputForm())
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
    .option('--domain <path>', 'only this domain and what lies below it')
    .option('--circle <id>', 'only what this circle and those in it answer for')
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
