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
  program
    .command('admin')
    .description('operation, for whoever has access to the store itself')
    .command('reset-password')
    .description('give an account a new password; recorded in the ledger')
    .option('--user <name>', 'account', 'admin')
    .action(async (options: { user: string }) => {
      const { resetPassword } = await import('../commands/admin.ts')
      await resetPassword(options.user)
    })
}
