import type { Command } from 'commander'
import { REGISTRY_HELP } from './shared-options.ts'

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

/** What commander makes of the options of `erase`. */
export interface EraseFlags {
  readonly file?: string
  readonly reason?: string
  readonly legalBasis?: string
  readonly decidedBy?: string
  readonly everywhere?: true
  readonly dryRun?: true
}
