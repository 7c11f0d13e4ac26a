import type { Command } from 'commander'
import { offerAnswer, REGISTRY_HELP } from './shared-options.ts'
import type { EraseFlags } from '../commands/erase.ts'
import type { MergeFlags } from '../commands/merge.ts'
import type { MoveDomainFlags } from '../commands/move-domain.ts'

export function addErase(program: Command): void {
  program
    .command('erase')
    .description('erase the content of a file for good, where a law obliges to')
    .argument('<version>', 'DOMAIN/NAME@VERSION')
    .option('--file <name>', 'the file of the contract (default: the one that it begins with)')
    .option('--reason <text>', 'why')
    .option('--legal-basis <text>', 'what obliges to erase it: an article of a law, a judgment')
    .option('--decided-by <text>', 'who decided')
    .option('--everywhere', 'erase it for all versions that share it')
    .option('--dry-run', 'only show what would be gone')
    .addHelpText(
      'after',
      `
The content cannot be had back. See docs/erasure.md for what goes and what stays.
${REGISTRY_HELP}`,
    )
    .action(async (version: string, options: EraseFlags) => {
      const { eraseCommand } = await import('../commands/erase.ts')
      await eraseCommand(version, options)
    })
}

export function addMerge(program: Command): void {
  program
    .command('merge')
    .description('offer to merge a service into another one, or answer an open offer')
    .argument('<service>', 'DOMAIN/NAME, the one that goes')
    .option('--into <service>', 'the service that stays, whose side then has to accept')
    .option('--renumber <pairs...>', 'other numbers for versions whose own are taken: 1.0.0=3.0.0')
    .option('--dry-run', 'only show what would become of everything')
    .addOption(offerAnswer())
    .option('--reason <text>', 'why, for the ledger')
    .addHelpText(
      'after',
      `
Exit status: 0 it is offered or answered, or would be possible; 1 with --dry-run, something refuses; 2 wrong usage; 3 the
registry refused or cannot be reached.
${REGISTRY_HELP}`,
    )
    .action(async (service: string, options: MergeFlags) => {
      const { mergeCommand } = await import('../commands/merge.ts')
      await mergeCommand(service, options)
    })
}

export function addMoveDomain(program: Command): void {
  program
    .command('move-domain')
    .description('move or rename a domain with all that lies in it, or answer an open offer')
    .argument('<domain>', 'its path, for instance payments/cards')
    .option('--to <path>', 'the path that it is to have')
    .option('--dry-run', 'only show what would happen')
    .addOption(offerAnswer())
    .option('--reason <text>', 'why, for the ledger')
    .addHelpText(
      'after',
      `
Former paths and names lead on and are never given again. Whoever may not decide about the new place leaves an offer.
Exit status: 0 it is moved, offered or answered, or would be possible; 1 with --dry-run, something refuses; 2 wrong usage;
3 the registry refused or cannot be reached.
${REGISTRY_HELP}`,
    )
    .action(async (domain: string, options: MoveDomainFlags) => {
      const { moveDomainCommand } = await import('../commands/move-domain.ts')
      await moveDomainCommand(domain, options)
    })
}
