import type { Command } from 'commander'
import { REGISTRY_HELP } from './shared-options.ts'

export function addExport(program: Command): void {
  program
    .command('export')
    .description('write everything that a registry holds into one archive')
    .argument('<file>', 'archive to make; it never replaces one')
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
      const { exportArchiveCommand } = await import('../commands/export.ts')
      await exportArchiveCommand(file, flags)
    })
}

/** What commander makes of the options of `export`. */
export interface ExportFlags {
  readonly store?: true
}

export function addImport(program: Command): void {
  program
    .command('import')
    .description('restore an archive into an empty data folder or database')
    .argument('<file>', 'archive that "concordat export" made')
    .addHelpText(
      'after',
      `
An archive is restored into the empty store of CONCORDAT_DATA or MONGODB_URI, while no server runs on it.`,
    )
    .action(async (file: string) => {
      const { importCommand } = await import('../commands/import.ts')
      await importCommand(file)
    })
}
