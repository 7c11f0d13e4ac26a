import { Option, type Command } from 'commander'
import { outputForm, REGISTRY_HELP } from './shared-options.ts'

const FORMATS = ['access-log', 'json-lines', 'otlp', 'export'] as const

/** `concordat observe`: what was seen at run time. */
export function addObserve(program: Command): void {
  program
    .command('observe')
    .description('report calls and deployments from a log, spans or an export of a gateway')
    .argument('<file>', 'an access log, JSON lines, OTLP/JSON or {"observations": …}; - for stdin')
    .addOption(
      new Option('--format <format>', 'what it is, where its beginning does not tell').choices(
        FORMATS,
      ),
    )
    .option('--host <host>', 'where calls went whose entries name no host')
    .option('--again', 'send what was reported before, too; it counts once still')
    .addOption(
      new Option('--output <form>', 'form of the answer')
        .choices(['stylish', 'json'])
        .default('stylish'),
    )
    .addHelpText('after', REGISTRY_HELP)
    .action(async (file: string, options: ObserveFlags) => {
      const { observeCommand } = await import('../commands/observe.ts')
      await observeCommand(file, options)
    })
}

/** What commander makes of the options of `observe`. */
export interface ObserveFlags {
  readonly format?: (typeof FORMATS)[number]
  readonly host?: string
  readonly again?: true
  readonly output: 'stylish' | 'json'
}

/** `concordat inbox`: what is with a role. */
export function addInbox(program: Command): void {
  program
    .command('inbox')
    .description('list the tensions and the work of a role, in the order of its strategies')
    .argument('<role>', 'the id of a role')
    .addOption(outputForm())
    .addHelpText('after', REGISTRY_HELP)
    .action(async (role: string, options: { readonly format: 'stylish' | 'json' }) => {
      const { inboxCommand } = await import('../commands/inbox.ts')
      await inboxCommand(role, options.format)
    })
}
