import { Option, type Command } from 'commander'
import { outputForm, REGISTRY_HELP } from './shared-options.ts'
import type { ExportFlags } from '../commands/export.ts'
import type { ImportFlags } from '../transfer/transfer.ts'

export function addExport(program: Command): void {
  program
    .command('export')
    .description('write everything that a registry holds into one archive')
    .argument('<file>', 'archive to make; it never replaces one')
    .addOption(
      new Option(
        '--format <format>',
        'archive: everything, to be restored; backstage: a catalogue, as a zip of catalog-info.yaml and the contracts',
      )
        .choices(['archive', 'backstage'])
        .default('archive'),
    )
    .option(
      '--store',
      'read the store of CONCORDAT_DATA or MONGODB_URI itself, whether a server runs on it or not',
    )
    .addHelpText(
      'after',
      `
Passwords, tokens and the key that signs the ledger are not in it.
${REGISTRY_HELP}`,
    )
    .action(async (file: string, flags: ExportFlags) => {
      const { exportCommand } = await import('../commands/export.ts')
      await exportCommand(file, flags)
    })
}

export function addImport(program: Command): void {
  program
    .command('import')
    .description('register all contracts of a folder or zip, or restore an archive')
    .argument(
      '<source>',
      'a folder or zip of contracts, an API directory, a Backstage catalogue, an export of Apicurio Registry, or an archive',
    )
    .option('--domain <path>', 'the domain below which services are registered', 'imported')
    .option(
      '--dry-run',
      'show what would be created, replaced, left alone and refused; change nothing',
    )
    .option('--all-or-nothing', 'import nothing when anything is refused, and take drafts back')
    .option(
      '--source <name>',
      'what the source is called, the same each time that it is imported; without it, as its file',
    )
    .option(
      '--environment <name>',
      'where the consumers that a source names use what they use (production)',
    )
    .addOption(outputForm())
    .addHelpText(
      'after',
      `
The registry imports by itself, in the name of who asks, each contract whole or not at all; it goes on when this command
is broken off, and after a restart. What is there already is left alone. With --all-or-nothing a refusal on the way takes
the new drafts back; domains and services that were registered for them stay.
An archive is restored into the empty store of CONCORDAT_DATA or MONGODB_URI, while no server runs on it.

Exit status: 0 everything is there; 1 something was refused or left out; 2 wrong usage or an unreadable source;
3 the registry cannot be reached, or does not let you import.
${REGISTRY_HELP}`,
    )
    .action(async (source: string, flags: ImportFlags) => {
      const { importCommand } = await import('../commands/import.ts')
      await importCommand(source, flags)
    })
}
