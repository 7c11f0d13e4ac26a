import { Option, type Command } from 'commander'
import { outputForm, REGISTRY_HELP } from './shared-options.ts'
import type { WaiverAskFlags, WaiverDecisionFlags, WaiverListFlags } from '../commands/waivers.ts'

const STATES = ['requested', 'granted', 'lapsed', 'refused', 'withdrawn', 'revoked'] as const

/** `concordat waivers`: exceptions from the policies in force of a registry. */
export function addWaivers(program: Command): void {
  const waivers = program
    .command('waivers')
    .description('exceptions from the policies in force: list, ask for, and decide about them')
  waivers
    .command('list', { isDefault: true })
    .description('list waivers, newest first')
    .option('--service <domain/name>', 'those for this service')
    .option('--domain <path>', 'those for this domain and what lies in it')
    .option('--rule <id>', 'those of findings of this rule')
    .addOption(new Option('--state <state>', 'those that stand so').choices(STATES))
    .addOption(outputForm())
    .addHelpText('after', REGISTRY_HELP)
    .action(async (options: WaiverListFlags) => {
      const { listWaivers } = await import('../commands/waivers.ts')
      await listWaivers(options)
    })
  waivers
    .command('ask')
    .description('ask that findings of a rule be accepted for a time')
    .argument('<rule>', 'its id, or an alias')
    .option('--service <domain/name[@version]>', 'for this service, or one version of it')
    .option('--domain <path>', 'for all services of this domain')
    .option('--pointer <pointer>', 'only findings at this node and below it')
    .option('--fingerprint <fingerprint>', 'only this very finding')
    .requiredOption('--reason <text>', 'why')
    .requiredOption('--until <date>', 'the last day on which it is to hold: 2027-01-31')
    .option('--owner <role>', 'the role that has to see to its end (default: the owner)')
    .addOption(outputForm())
    .addHelpText('after', REGISTRY_HELP)
    .action(async (rule: string, options: WaiverAskFlags) => {
      const { askForWaiver } = await import('../commands/waivers.ts')
      await askForWaiver(rule, options)
    })
  for (const [decision, description] of DECISIONS) {
    const command = waivers
      .command(decision)
      .description(description)
      .argument('<id>', 'id of the waiver, as "waivers list" shows it')
      .option('--reason <text>', 'why; needed to refuse and to revoke')
      .addOption(outputForm())
      .addHelpText('after', REGISTRY_HELP)
    if (decision === 'grant') command.option('--until <date>', 'an earlier last day than asked for')
    command.action(async (id: string, options: WaiverDecisionFlags) => {
      const { decideWaiver } = await import('../commands/waivers.ts')
      await decideWaiver(id, decision, options)
    })
  }
}

const DECISIONS = [
  ['grant', 'accept the findings that a waiver names'],
  ['refuse', 'decline a waiver that was asked for'],
  ['withdraw', 'take back a waiver that you asked for yourself'],
  ['revoke', 'end a waiver that was granted'],
] as const
