import type { Command } from 'commander'
import { collect, type Formed } from './governed-commands.ts'
import { outputForm, REGISTRY_HELP } from './shared-options.ts'

/** `concordat roles`: circles, their roles and who fills them. */
export function addRoles(program: Command): void {
  const roles = program.command('roles').description('circles, their roles, and who fills them')
  roles
    .command('list', { isDefault: true })
    .description('list circles and roles')
    .addOption(outputForm())
    .addHelpText('after', REGISTRY_HELP)
    .action(async ({ format }: Formed) => {
      const { listRoles } = await import('../commands/governance.ts')
      await listRoles(format)
    })
  roles
    .command('show')
    .description('show a role, and what made it so')
    .argument('<role>', 'its id')
    .addOption(outputForm())
    .addHelpText('after', REGISTRY_HELP)
    .action(async (role: string, { format }: Formed) => {
      const { showRole } = await import('../commands/governance.ts')
      await showRole(role, format)
    })
  roles
    .command('assign')
    .description('assign somebody to a role, as the lead of its circle may')
    .argument('<role>', 'its id')
    .argument('<person>', 'the account')
    .option('--reason <text>', 'why, for the ledger')
    .addOption(outputForm())
    .addHelpText('after', REGISTRY_HELP)
    .action(async (role: string, person: string, { format, ...said }: Ended) => {
      const { createGoverned } = await import('../commands/governance.ts')
      await createGoverned(`${pathOf(role)}/assignments`, { person, ...said }, format)
    })
  roles
    .command('unassign')
    .description('take somebody out of a role; whoever fills it may also resign')
    .argument('<role>', 'its id')
    .argument('<person>', 'the account')
    .option('--reason <text>', 'why, for the ledger')
    .addOption(outputForm())
    .addHelpText('after', REGISTRY_HELP)
    .action(async (role: string, person: string, options: Ended) => {
      const { endGoverned } = await import('../commands/governance.ts')
      await endGoverned(`${pathOf(role)}/assignments/${encodeURIComponent(person)}`, options)
    })
  roles
    .command('stand-in')
    .description('let somebody act in a role while a person is away')
    .argument('<role>', 'its id')
    .argument('<surrogate>', 'the account of who stands in')
    .requiredOption('--for <person>', 'the account of who is away')
    .requiredOption('--until <day>', 'the day on which the person is back, such as 2027-01-31')
    .requiredOption('--reason <text>', 'why, for the circle and the ledger')
    .addOption(outputForm())
    .addHelpText('after', REGISTRY_HELP)
    .action(async (role: string, surrogate: string, options: StandInFlags) => {
      const { createGoverned } = await import('../commands/governance.ts')
      const { for: person, until, reason, format } = options
      const body = { person, surrogate, until, reason }
      await createGoverned(`${pathOf(role)}/surrogates`, body, format)
    })
  roles
    .command('is-back')
    .description('end a stand-in: the person acts in the role again')
    .argument('<role>', 'its id')
    .argument('<person>', 'the account of who was away')
    .option('--reason <text>', 'why, for the circle and the ledger')
    .addOption(outputForm())
    .addHelpText('after', REGISTRY_HELP)
    .action(async (role: string, person: string, options: Ended) => {
      const { endGoverned } = await import('../commands/governance.ts')
      await endGoverned(`${pathOf(role)}/surrogates/${encodeURIComponent(person)}`, options)
    })
}

interface Ended extends Formed {
  readonly reason?: string
}

interface StandInFlags extends Formed {
  readonly for: string
  readonly until: string
  readonly reason: string
}

function pathOf(role: string): string {
  return `/governance/roles/${encodeURIComponent(role)}`
}

/** `concordat breakdown`: a circle that does not keep to its process, and its way back. */
export function addBreakdown(program: Command): void {
  const breakdown = program
    .command('breakdown')
    .description('say that a circle does not keep to its process, or that it does again')
  breakdown
    .command('declare')
    .description('whoever facilitates the circle around it facilitates it from now on')
    .argument('<circle>', 'its id')
    .requiredOption('--reason <text>', 'what is not kept to, for its members and the ledger')
    .addOption(outputForm())
    .addHelpText('after', REGISTRY_HELP)
    .action(async (circle: string, { format, reason }: Ended & { reason: string }) => {
      const { putGoverned } = await import('../commands/governance.ts')
      await putGoverned(breakdownOf(circle), { reason }, format)
    })
  breakdown
    .command('restore')
    .description('the circle keeps to its process again, says who facilitates the one around it')
    .argument('<circle>', 'its id')
    .requiredOption('--reason <text>', 'why, for its members and the ledger')
    .addOption(outputForm())
    .addHelpText('after', REGISTRY_HELP)
    .action(async (circle: string, options: Ended) => {
      const { endGoverned } = await import('../commands/governance.ts')
      await endGoverned(breakdownOf(circle), options)
    })
}

function breakdownOf(circle: string): string {
  return `/governance/circles/${encodeURIComponent(circle)}/breakdown`
}

/** `concordat constitution`: what is in force, and the ratification of another one. */
export function addConstitution(program: Command): void {
  const constitution = program
    .command('constitution')
    .description('the constitution in force, and the ratification of another one')
  constitution
    .command('show', { isDefault: true })
    .description('show the one in force')
    .addOption(outputForm())
    .addHelpText('after', REGISTRY_HELP)
    .action(async ({ format }: Formed) => {
      const { showConstitution } = await import('../commands/governance.ts')
      await showConstitution(format)
    })
  constitution
    .command('missing-grants')
    .description('actions that nobody is granted, and the proposal that grants them')
    .option('--propose', 'make that proposal, in the anchor circle')
    .addOption(outputForm())
    .addHelpText('after', REGISTRY_HELP)
    .action(async (options: Formed & { readonly propose?: true }) => {
      const { missingGrants } = await import('../commands/missing-grants.ts')
      await missingGrants(options)
    })
  constitution
    .command('ratify')
    .description('replace the one that the registry began with, once, as the administrator may')
    .argument('<constitution>', 'its id: holacracy or board')
    .requiredOption('--reason <text>', 'why, for the ledger')
    .option('--assign <role=person...>', 'who begins in a role', collect, [])
    .addOption(outputForm())
    .addHelpText('after', REGISTRY_HELP)
    .action(async (id: string, options: RatifyFlags) => {
      const { ratifyConstitution } = await import('../commands/governance.ts')
      await ratifyConstitution(id, options)
    })
}

interface RatifyFlags extends Formed {
  readonly reason: string
  readonly assign: readonly string[]
}

/** `concordat accounts`: the people who can sign in. */
export function addAccounts(program: Command): void {
  const accounts = program.command('accounts').description('the people who can sign in')
  accounts
    .command('invite')
    .description('make an account, and show its first password')
    .argument('<name>', 'what the account is to be called')
    .addOption(outputForm())
    .addHelpText('after', REGISTRY_HELP)
    .action(async (name: string, { format }: Formed) => {
      const { createGoverned } = await import('../commands/governance.ts')
      await createGoverned('/accounts', { name }, format)
    })
  accounts
    .command('deactivate')
    .description('let nobody sign in by an account; its sessions and tokens end at once')
    .argument('<name>', 'the account')
    .addOption(outputForm())
    .addHelpText('after', REGISTRY_HELP)
    .action(async (name: string, { format }: Formed) => {
      const { putGoverned } = await import('../commands/governance.ts')
      await putGoverned(deactivationOf(name), {}, format)
    })
  accounts
    .command('activate')
    .description('let the person sign in again, with the password of before')
    .argument('<name>', 'the account')
    .addOption(outputForm())
    .addHelpText('after', REGISTRY_HELP)
    .action(async (name: string, options: Formed) => {
      const { endGoverned } = await import('../commands/governance.ts')
      await endGoverned(deactivationOf(name), options)
    })
}

function deactivationOf(account: string): string {
  return `/accounts/${encodeURIComponent(account)}/deactivation`
}
