import { Option, type Command } from 'commander'
import { addEmergencyOptions } from './constitution-commands.ts'
import { offerAnswer, outputForm, REGISTRY_HELP, REMOTE_HOSTS_HELP } from './shared-options.ts'
import type { AuditExportFlags } from '../commands/audit.ts'
import type { AuditReplayFlags } from '../commands/audit-replay.ts'
import type { CanIDeployFlags } from '../commands/can-i-deploy.ts'
import type { ImpactFlags } from '../commands/impact.ts'
import type { DependenciesFlags } from '../commands/dependencies.ts'
import type { HandoverFlags } from '../commands/handover.ts'
import type { LoginFlags } from '../commands/login.ts'
import type { MoveFlags } from '../commands/move.ts'
import type { PromoteFlags } from '../commands/promote.ts'
import type { PullFlags } from '../commands/pull.ts'
import type { WhoDecidesFlags } from '../commands/who-decides.ts'
import type { PushFlags } from '../commands/push.ts'
import type { Form } from '../registry/take-transition.ts'

export function addPush(program: Command): void {
  program
    .command('push')
    .description('register a contract version with everything it imports, as a draft')
    .argument(
      '[contract]',
      'a file, a zip, or a folder that holds one contract (default: those of .concordat.yaml that have a service)',
    )
    .option('--service <domain/name>', 'the service it belongs to (default: as in .concordat.yaml)')
    .option(
      '--version <x.y.z>',
      'its semantic version (default: as in .concordat.yaml, or what the contract claims)',
    )
    .option('--reason <text>', 'why, for the ledger')
    .option('--register', 'register the service and its domain first where they are missing')
    .option('--owner <role>', 'with --register: the role that owns the new service')
    .option('--root <folder>', 'follow imports only below this folder')
    .option('--entry <path>', 'the file that a zip or folder begins with, where it is not plain')
    .option('--allow-remote', 'fetch imports from http and https addresses, and push them along')
    .option('--remote-hosts <hosts>', REMOTE_HOSTS_HELP)
    .addHelpText('after', REGISTRY_HELP)
    .action(async (contract: string | undefined, options: PushFlags) => {
      const { pushCommand } = await import('../commands/push.ts')
      await pushCommand(contract, options)
    })
}

export function addPull(program: Command): void {
  program
    .command('pull')
    .description('fetch the files of a contract version, in their layout')
    .argument('<version>', 'DOMAIN/NAME[@VERSION], @latest or a range')
    .option('--output <folder>', 'where to write them', '.')
    .option('--force', 'overwrite files that have other content')
    .addHelpText('after', REGISTRY_HELP)
    .action(async (version: string, options: PullFlags) => {
      const { pullCommand } = await import('../commands/pull.ts')
      await pullCommand(version, options)
    })
}

export function addPromote(program: Command): void {
  const promote = program
    .command('promote')
    .description('ask for a transition of a contract version, and explain the decision')
    .argument('<version>', 'DOMAIN/NAME@VERSION')
    .requiredOption('--to <state>', 'the state to reach')
    .option('--reason <text>', 'why, for the ledger')
    .option('--sunset <date>', 'when the notice of a deprecation ends')
    .option('--emergency', 'declare an emergency first, where the constitution provides for it')
  addEmergencyOptions(promote)
    .addOption(outputForm())
    .addHelpText('after', REGISTRY_HELP)
    .action(async (version: string, options: PromoteFlags) => {
      const { promoteCommand } = await import('../commands/promote.ts')
      await promoteCommand(version, options)
    })
}

export function addMove(program: Command): void {
  program
    .command('move')
    .description('move or rename a service; its former name leads to it from then on')
    .argument('<service>', 'DOMAIN/NAME')
    .requiredOption('--to <domain/name>', 'the name that it is to have')
    .option('--reason <text>', 'why, for the ledger')
    .addHelpText('after', REGISTRY_HELP)
    .action(async (service: string, options: MoveFlags) => {
      const { moveCommand } = await import('../commands/move.ts')
      await moveCommand(service, options)
    })
}

export function addHandover(program: Command): void {
  program
    .command('handover')
    .description('offer the ownership of a service to a role, or answer an open offer')
    .argument('<service>', 'DOMAIN/NAME')
    .option('--to <role>', 'offer it to this role, which then has to accept')
    .addOption(offerAnswer())
    .option('--reason <text>', 'why, for the ledger')
    .addHelpText('after', REGISTRY_HELP)
    .action(async (service: string, options: HandoverFlags) => {
      const { handoverCommand } = await import('../commands/handover.ts')
      await handoverCommand(service, options)
    })
}

export function addCanIDeploy(program: Command): void {
  program
    .command('can-i-deploy')
    .description('ask whether a contract version may be deployed, given who uses it there')
    .argument('<version>', 'DOMAIN/NAME@VERSION')
    .option('--to <environment>', 'where it is to be deployed, for instance production')
    .option('--environment <environment>', 'the same as --to')
    .option('--beside', 'the versions in service stay beside it, instead of being replaced by it')
    .addOption(outputForm())
    .addHelpText(
      'after',
      `
Exit status: 0 it may; 1 it may not, or that could not be judged; 2 wrong usage; 3 the registry refused or cannot
be reached.
${REGISTRY_HELP}`,
    )
    .action(async (version: string, options: CanIDeployFlags) => {
      const { canIDeployCommand } = await import('../commands/can-i-deploy.ts')
      await canIDeployCommand(version, options)
    })
}

export function addImpact(program: Command): void {
  program
    .command('impact')
    .description(
      'show whom a contract version breaks, whom else its service reaches, and what it needs itself',
    )
    .argument('<version>', 'DOMAIN/NAME@VERSION')
    .option('--as-of <date>', 'as it was at this moment: 2027-01-31, or 2027-01-31T12:00:00Z')
    .addOption(outputForm())
    .addHelpText(
      'after',
      `
Exit status: 0 it works for all who have subscribed; 1 not, or that is not known; 2 wrong usage; 3 the registry refused or
cannot be reached.
${REGISTRY_HELP}`,
    )
    .action(async (version: string, options: ImpactFlags) => {
      const { impactCommand } = await import('../commands/impact.ts')
      await impactCommand(version, options)
    })
}

export function addSearch(program: Command): void {
  program
    .command('search')
    .description('find services, operations, messages, types, elements and namespaces')
    .argument('<text...>', 'words, beginnings of words, operation:WORD, owner:ROLE and the like')
    .option('--all-versions', 'look among what only versions before the latest declare, too')
    .addOption(
      new Option('--format <format>', 'form of the answer')
        .choices(['stylish', 'json'])
        .default('stylish'),
    )
    .addHelpText('after', REGISTRY_HELP)
    .action(async (text: string[], options: { format: 'stylish' | 'json'; allVersions?: true }) => {
      const { searchCommand } = await import('../commands/search.ts')
      await searchCommand(text.join(' '), options)
    })
}

export function addWhoDecides(program: Command): void {
  program
    .command('who-decides')
    .description('say who decides about something, within which limits, and what others may expect')
    .argument(
      '<subject>',
      'a service as DOMAIN/NAME, or domain:PATH, policy:ID, role:ID, circle:ID or constitution',
    )
    .addOption(
      new Option('--format <format>', 'form of the answer')
        .choices(['stylish', 'json'])
        .default('stylish'),
    )
    .option('--action <action>', 'say also whether you may do this, such as version.push')
    .addHelpText('after', REGISTRY_HELP)
    .action(async (subject: string, options: WhoDecidesFlags) => {
      const { whoDecidesCommand } = await import('../commands/who-decides.ts')
      await whoDecidesCommand(subject, options)
    })
}

export function addDependencies(program: Command): void {
  program
    .command('dependencies')
    .description(
      'show what a service needs or who needs it, with the availability and capacity that follow',
    )
    .argument('<service>', 'the service, as DOMAIN/NAME')
    .addOption(
      new Option('--direction <direction>', 'what it needs, or who needs it')
        .choices(['uses', 'used-by'])
        .default('uses'),
    )
    .addOption(
      new Option('--format <format>', 'form of the answer')
        .choices(['stylish', 'json'])
        .default('stylish'),
    )
    .addHelpText('after', REGISTRY_HELP)
    .action(async (service: string, options: DependenciesFlags) => {
      const { dependenciesCommand } = await import('../commands/dependencies.ts')
      await dependenciesCommand(service, options)
    })
}

export function addReferences(program: Command): void {
  program
    .command('references')
    .description('show which contracts a contract version is built on, and which are built on it')
    .argument('<version>', 'DOMAIN/NAME[@VERSION], @latest or a range')
    .addOption(outputForm())
    .addHelpText('after', REGISTRY_HELP)
    .action(async (version: string, { format }: { readonly format: Form }) => {
      const { referencesCommand } = await import('../commands/references.ts')
      await referencesCommand(version, format)
    })
}

export function addAudit(program: Command): void {
  const audit = program.command('audit').description('the ledger of everything that changed')
  audit
    .command('verify')
    .description('prove that nothing was altered, removed or reordered')
    .argument(
      '[file]',
      'an export in JSON, verified here and now (default: the ledger of the registry)',
    )
    .addHelpText('after', REGISTRY_HELP)
    .action(async (file: string | undefined) => {
      const { verifyCommand } = await import('../commands/audit.ts')
      await verifyCommand(file)
    })
  audit
    .command('replay')
    .description('judge recorded decisions again, over the facts that they were made on')
    .argument('[decision]', 'the id of one (default: every decision)')
    .addOption(new Option('--format <format>', 'form').choices(['text', 'json']).default('text'))
    .addHelpText('after', REGISTRY_HELP)
    .action(async (decision: string | undefined, flags: AuditReplayFlags) => {
      const { replayCommand } = await import('../commands/audit-replay.ts')
      await replayCommand(decision, flags)
    })
  audit
    .command('export')
    .description('write the ledger, or a selection of it, oldest entry first')
    .addOption(new Option('--format <format>', 'form').choices(['json', 'csv']).default('json'))
    .option('--output <file>', 'write to this file instead of standard output')
    .option('--subject <subject>', 'what it happened to: service:payments/cards/refunds')
    .option('--action <action>', 'what happened: version.registered')
    .option('--actor <id>', 'who did it')
    .option('--from <instant>', 'first moment, inclusive: 2026-01-01T00:00:00Z')
    .option('--to <instant>', 'last moment, inclusive')
    .addHelpText('after', REGISTRY_HELP)
    .action(async (flags: AuditExportFlags) => {
      const { exportCommand } = await import('../commands/audit.ts')
      await exportCommand(flags)
    })
}

export function addLogin(program: Command): void {
  program
    .command('login')
    .description('make a token for this machine, and keep it for later commands')
    .option('--user <name>', 'account', 'admin')
    .option('--password-stdin', 'read the password from standard input')
    .option('--only <action...>', 'limit the token to these actions, such as version.push')
    .option('--within <domain...>', 'limit the token to these domains')
    .addHelpText('after', REGISTRY_HELP)
    .action(async (options: LoginFlags) => {
      const { loginCommand } = await import('../commands/login.ts')
      await loginCommand(options)
    })
}
