import type { Command } from 'commander'
import { outputForm, REGISTRY_HELP } from './shared-options.ts'
import type { EndpointDeclareFlags } from '../commands/endpoints.ts'
import type { GatesFlags } from '../commands/gates.ts'
import type { SubscriptionListFlags, SubscriptionRequestFlags } from '../commands/subscriptions.ts'
import type { TickFlags } from '../registry/checklist-items.ts'
import type { Form, TransitionFlags } from '../registry/take-transition.ts'

const WHICH_ENDPOINT = 'id of the endpoint, as "endpoints list" shows it, or its address'

export function addGates(program: Command): void {
  program
    .command('gates')
    .description('show where a contract version stands, and what is missing before each way on')
    .argument('<version>', 'DOMAIN/NAME@VERSION')
    .option('--to <state>', 'only the way to this state; exit status 1 while it is closed')
    .addOption(outputForm())
    .addHelpText('after', REGISTRY_HELP)
    .action(async (version: string, options: GatesFlags) => {
      const { gatesCommand } = await import('../commands/gates.ts')
      await gatesCommand(version, options)
    })
}

export function addTick(program: Command): void {
  program
    .command('tick')
    .description('vouch for an item of the checklist of a contract version')
    .argument('<version>', 'DOMAIN/NAME@VERSION')
    .argument('<item>', 'id of the item, as "gates" shows it')
    .option('--evidence <url>', 'where the proof is: a report of the build, say')
    .option('--note <text>', 'what is to be known about it')
    .option('--clear', 'take the tick back')
    .addHelpText('after', REGISTRY_HELP)
    .action(async (version: string, item: string, options: TickFlags) => {
      const { tickCommand } = await import('../commands/gates.ts')
      await tickCommand(version, item, options)
    })
}

/** `concordat subscriptions`: who uses which service. */
export function addSubscriptions(program: Command): void {
  const subscriptions = program
    .command('subscriptions')
    .description('who uses which service: list, ask for, explain and move subscriptions')
  subscriptions
    .command('list', { isDefault: true })
    .description('list subscriptions')
    .option('--service <domain/name>', 'those to this service')
    .option('--consumer <name>', 'those of this service or application')
    .option('--state <state>', 'those in this state')
    .addOption(outputForm())
    .addHelpText('after', REGISTRY_HELP)
    .action(async (options: SubscriptionListFlags) => {
      const { listSubscriptions } = await import('../commands/subscriptions.ts')
      await listSubscriptions(options)
    })
  subscriptions
    .command('request')
    .description('ask to use a service; the provider decides')
    .argument('<service>', 'DOMAIN/NAME')
    .requiredOption('--consumer <name>', 'DOMAIN/NAME of a service, or the name of an application')
    .option('--application', 'the consumer is an application outside the registry')
    .requiredOption('--range <range>', 'the versions that it can use: ^1.2.0')
    .requiredOption('--environment <environment>', 'where it calls: production')
    .option('--operation <name...>', 'operations that it uses (default: it does not say)')
    .option('--reason <text>', 'what it is for')
    .addOption(outputForm())
    .addHelpText('after', REGISTRY_HELP)
    .action(async (service: string, options: SubscriptionRequestFlags) => {
      const { requestSubscription } = await import('../commands/subscriptions.ts')
      await requestSubscription(service, options)
    })
  subscriptions
    .command('why')
    .description(
      'show where a subscription stands, what is missing before each way on, and what was decided',
    )
    .argument('<id>', 'id of the subscription, as "subscriptions list" shows it')
    .addOption(outputForm())
    .addHelpText('after', REGISTRY_HELP)
    .action(async (id: string, options: { readonly format: Form }) => {
      const { explainSubscription } = await import('../commands/subscriptions.ts')
      await explainSubscription(id, options.format)
    })
  subscriptions
    .command('move')
    .description('ask for a transition of a subscription, and explain the decision')
    .argument('<id>', 'id of the subscription')
    .requiredOption('--to <state>', 'the state to reach: inactive (approved), active, rejected')
    .option('--reason <text>', 'why, for the ledger')
    .addOption(outputForm())
    .addHelpText('after', REGISTRY_HELP)
    .action(async (id: string, options: TransitionFlags) => {
      const { moveSubscription } = await import('../commands/subscriptions.ts')
      await moveSubscription(id, options)
    })
}

/** `concordat endpoints`: where services answer. */
export function addEndpoints(program: Command): void {
  const endpoints = program
    .command('endpoints')
    .description(
      'where a service answers: list, declare, explain, vouch for and move its endpoints',
    )
  endpoints
    .command('list', { isDefault: true })
    .description('list the endpoints of a service, and where they do not fit what is in service')
    .argument('<service>', 'DOMAIN/NAME')
    .addOption(outputForm())
    .addHelpText('after', REGISTRY_HELP)
    .action(async (service: string, { format }: { readonly format: Form }) => {
      const { listEndpoints } = await import('../commands/endpoints.ts')
      await listEndpoints(service, format)
    })
  endpoints
    .command('declare')
    .description('have the service name one more address; it starts offline')
    .argument('<service>', 'DOMAIN/NAME')
    .requiredOption('--environment <environment>', 'where it is called: staging, production')
    .requiredOption('--url <url>', 'its address')
    .addHelpText('after', REGISTRY_HELP)
    .action(async (service: string, options: EndpointDeclareFlags) => {
      const { declareEndpoint } = await import('../commands/endpoints.ts')
      await declareEndpoint(service, options)
    })
  endpoints
    .command('why')
    .description('show where an endpoint stands, and what is missing before each way on')
    .argument('<service>', 'DOMAIN/NAME')
    .argument('<endpoint>', WHICH_ENDPOINT)
    .addOption(outputForm())
    .addHelpText('after', REGISTRY_HELP)
    .action(async (service: string, endpoint: string, { format }: { readonly format: Form }) => {
      const { explainEndpoint } = await import('../commands/endpoints.ts')
      await explainEndpoint(service, endpoint, format)
    })
  endpoints
    .command('tick')
    .description('vouch for an item of the checklist of an endpoint')
    .argument('<service>', 'DOMAIN/NAME')
    .argument('<endpoint>', WHICH_ENDPOINT)
    .argument('<item>', 'id of the item, as "endpoints why" shows it')
    .option('--evidence <url>', 'where the proof is: a report of the call, say')
    .option('--note <text>', 'what is to be known about it')
    .option('--clear', 'take the tick back')
    .addHelpText('after', REGISTRY_HELP)
    .action(async (service: string, endpoint: string, item: string, options: TickFlags) => {
      const { tickEndpoint } = await import('../commands/endpoints.ts')
      await tickEndpoint(service, endpoint, item, options)
    })
  endpoints
    .command('move')
    .description('ask for a transition of an endpoint, and explain the decision')
    .argument('<service>', 'DOMAIN/NAME')
    .argument('<endpoint>', WHICH_ENDPOINT)
    .requiredOption('--to <state>', 'the state to reach: online, offline, retired')
    .option('--reason <text>', 'why, for the ledger')
    .addOption(outputForm())
    .addHelpText('after', REGISTRY_HELP)
    .action(async (service: string, endpoint: string, options: TransitionFlags) => {
      const { moveEndpoint } = await import('../commands/endpoints.ts')
      await moveEndpoint(service, endpoint, options)
    })
}
