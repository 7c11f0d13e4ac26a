import { Option, type Command } from 'commander'
import type { DeliveriesFlags, WebhookFlags } from '../commands/webhooks.ts'
import type { Form } from '../registry/take-transition.ts'
import { outputForm, REGISTRY_HELP } from './shared-options.ts'

interface Written {
  readonly format: Form
}

const STATES = ['waiting', 'delivered', 'dead', 'asked-again'] as const

/** `concordat webhooks`: addresses outside to which a registry sends what happens. */
export function addWebhooks(program: Command): void {
  const webhooks = program
    .command('webhooks')
    .description(
      'addresses outside to which events are sent: list, make, change, and look at deliveries',
    )
  webhooks
    .command('list', { isDefault: true })
    .description('list the webhooks and how they stand')
    .addOption(outputForm())
    .addHelpText('after', REGISTRY_HELP)
    .action(async ({ format }: Written) => {
      const { listWebhooks } = await import('../commands/webhooks.ts')
      await listWebhooks(format)
    })
  withFilters(webhooks.command('add'))
    .description('make a webhook; its secret is shown once, on standard output')
    .argument('<address>', 'where events are sent: https://ci.example.com/concordat')
    .requiredOption('--title <text>', 'what it is for')
    .addOption(outputForm())
    .addHelpText('after', REGISTRY_HELP)
    .action(async (address: string, options: WebhookFlags & Written) => {
      const { addWebhook } = await import('../commands/webhooks.ts')
      await addWebhook(address, options)
    })
  withFilters(webhooks.command('change'))
    .description('change what is said of a webhook; what is not named stays')
    .argument('<id>', 'id of the webhook, as "webhooks list" shows it')
    .option('--title <text>', 'what it is for')
    .option('--address <url>', 'where events are sent')
    .option('--everything', 'ask for all events again, before the filters that are named here')
    .addOption(outputForm())
    .addHelpText('after', REGISTRY_HELP)
    .action(async (id: string, options: WebhookFlags & Written) => {
      const { changeWebhook } = await import('../commands/webhooks.ts')
      await changeWebhook(id, options)
    })
  for (const [step, description] of SWITCHES) {
    webhooks
      .command(step)
      .description(description)
      .argument('<id>', 'id of the webhook')
      .option('--reason <text>', 'why')
      .addOption(outputForm())
      .addHelpText('after', REGISTRY_HELP)
      .action(async (id: string, options: WebhookFlags & Written) => {
        const { changeWebhook } = await import('../commands/webhooks.ts')
        await changeWebhook(id, { ...options, enabled: step === 'enable' })
      })
  }
  webhooks
    .command('secret')
    .description('make another secret; the one before goes on to sign for a day')
    .argument('<id>', 'id of the webhook')
    .addOption(outputForm())
    .addHelpText('after', REGISTRY_HELP)
    .action(async (id: string, { format }: Written) => {
      const { renewSecret } = await import('../commands/webhooks.ts')
      await renewSecret(id, format)
    })
  webhooks
    .command('deliveries')
    .description('list what was sent, newest first, with every attempt')
    .argument('<id>', 'id of the webhook')
    .addOption(new Option('--state <state>', 'those that stand so').choices(STATES))
    .addOption(outputForm())
    .addHelpText('after', REGISTRY_HELP)
    .action(async (id: string, options: DeliveriesFlags & Written) => {
      const { listDeliveries } = await import('../commands/webhooks.ts')
      await listDeliveries(id, options)
    })
  webhooks
    .command('retry')
    .description('try a delivery again that was given up')
    .argument('<id>', 'id of the webhook')
    .argument('<sequence>', 'number of the entry in the ledger, as "webhooks deliveries" shows it')
    .addOption(outputForm())
    .addHelpText('after', REGISTRY_HELP)
    .action(async (id: string, sequence: string, { format }: Written) => {
      const { retryDelivery } = await import('../commands/webhooks.ts')
      await retryDelivery(id, sequence, format)
    })
  webhooks
    .command('remove')
    .description('remove a webhook, its secret and the record of its deliveries')
    .argument('<id>', 'id of the webhook')
    .addHelpText('after', REGISTRY_HELP)
    .action(async (id: string) => {
      const { removeWebhook } = await import('../commands/webhooks.ts')
      await removeWebhook(id)
    })
}

const SWITCHES = [
  ['pause', 'send nothing until it is enabled again'],
  ['enable', 'go on where it was paused or stopped'],
] as const

function withFilters(command: Command): Command {
  return command
    .option('--event <kinds...>', 'kinds of events: version.transitioned, version.* (default: all)')
    .option('--service <domain/name...>', 'what is about these services')
    .option('--domain <paths...>', 'what is about these domains and what lies in them')
    .option('--reason <text>', 'why')
}
