import type { Command } from 'commander'

export function addServe(program: Command): void {
  program
    .command('serve')
    .description('serve the registry: web application, HTTP interface and documentation')
    .option('--empty', 'do not register the sample services on the first run')
    .action(async (options: { empty?: true }) => {
      const { serveCommand } = await import('../commands/serve.ts')
      await serveCommand(options.empty === true)
    })
}

export function addAdmin(program: Command): void {
  const admin = program
    .command('admin')
    .description('operation, for whoever has access to the store itself')
  admin
    .command('reset-password')
    .description('give an account a new password; recorded in the ledger')
    .option('--user <name>', 'account', 'admin')
    .action(async (options: { user: string }) => {
      const { resetPassword } = await import('../commands/admin.ts')
      await resetPassword(options.user)
    })
  admin
    .command('rotate-key')
    .description('sign the ledger with a new key; recorded in it; stop the servers before')
    .action(async () => {
      const { rotateKeyCommand } = await import('../commands/admin.ts')
      await rotateKeyCommand()
    })
  admin
    .command('backup')
    .description('copy the embedded store into a file, while the server runs or not')
    .argument('<file>', 'file to make; the key that signs the ledger is not in it')
    .action(async (file: string) => {
      const { backupCommand } = await import('../commands/backup.ts')
      await backupCommand(file)
    })
  admin
    .command('restore')
    .description('put a backup into an empty data folder, and verify its ledger')
    .argument('<file>', 'file that "admin backup" made')
    .action(async (file: string) => {
      const { restoreCommand } = await import('../commands/backup.ts')
      await restoreCommand(file)
    })
}
