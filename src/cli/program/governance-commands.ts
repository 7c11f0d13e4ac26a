import type { Command } from 'commander'
import { addList, addShow, addStep, type Formed } from './governed-commands.ts'
import { outputForm, REGISTRY_HELP } from './shared-options.ts'

/** `concordat tensions`, `proposals`, `elections` and `roles`: governance from a terminal. */
export function addGovernance(program: Command): void {
  const tensions = program.command('tensions').description('what people and the registry sense')
  addList(tensions, 'tensions', ['role', 'state', 'subject'])
  addShow(tensions, 'tensions')
  tensions
    .command('sense')
    .description('open a tension: a gap between what is and what could be')
    .argument('<subject>', 'such as service:payments/orders, policy:ID or constitution')
    .requiredOption('--now <text>', 'what is')
    .requiredOption('--could-be <text>', 'what could be')
    .addOption(outputForm())
    .addHelpText('after', REGISTRY_HELP)
    .action(async (subject: string, options: { now: string; couldBe: string } & Formed) => {
      const { createGoverned } = await import('../commands/governance.ts')
      const { now, couldBe, format } = options
      await createGoverned('/tensions', { subject, now, couldBe }, format)
    })
  addStep(tensions, 'tensions', 'such as process, confirm or let-go')

  const proposals = program.command('proposals').description('changes on their way to a decision')
  addList(proposals, 'proposals', ['circle', 'state'])
  addShow(proposals, 'proposals')
  proposals
    .command('make')
    .description('make a proposal')
    .argument(
      '<file>',
      'JSON or YAML with title, circle, example, rationale and changes; - reads it',
    )
    .addOption(outputForm())
    .addHelpText('after', REGISTRY_HELP)
    .action(async (file: string, { format }: Formed) => {
      const { makeProposal } = await import('../commands/governance.ts')
      await makeProposal(file, format)
    })
  proposals
    .command('strike')
    .description('take an adopted proposal out of what is in force, as the secretary may')
    .argument('<id>', 'as the list shows it')
    .requiredOption('--ruling <id>', 'the ruling that finds that it breaks the constitution')
    .requiredOption('--reason <text>', 'why, for the ledger')
    .addOption(outputForm())
    .addHelpText('after', REGISTRY_HELP)
    .action(
      async (id: string, { format, ...said }: { ruling: string; reason: string } & Formed) => {
        const { createGoverned } = await import('../commands/governance.ts')
        await createGoverned(`/proposals/${encodeURIComponent(id)}/strike`, said, format)
      },
    )
  addStep(proposals, 'proposals', 'such as react, next, no-objection, vote or approve')

  const elections = program.command('elections').description('elections to the roles of circles')
  addList(elections, 'elections', ['circle', 'role', 'state'])
  addShow(elections, 'elections')
  elections
    .command('call')
    .description('call an election')
    .argument('<role>', 'the role that somebody is to be elected to')
    .requiredOption('--reason <text>', 'why')
    .addOption(outputForm())
    .addHelpText('after', REGISTRY_HELP)
    .action(async (role: string, { reason, format }: { reason: string } & Formed) => {
      const { createGoverned } = await import('../commands/governance.ts')
      await createGoverned('/elections', { role, reason }, format)
    })
  addStep(elections, 'elections', 'such as nominate, share, propose or no-objection')

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
    .action(async (role: string, person: string, options: { reason?: string } & Formed) => {
      const { createGoverned } = await import('../commands/governance.ts')
      const { reason, format } = options
      const body = { person, ...(reason !== undefined && { reason }) }
      await createGoverned(
        `/governance/roles/${encodeURIComponent(role)}/assignments`,
        body,
        format,
      )
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
    .action(async (role: string, surrogate: string, options: StandInFlags & Formed) => {
      const { createGoverned } = await import('../commands/governance.ts')
      const { for: person, until, reason, format } = options
      await createGoverned(
        `/governance/roles/${encodeURIComponent(role)}/surrogates`,
        { person, surrogate, until, reason },
        format,
      )
    })
}

interface StandInFlags {
  readonly for: string
  readonly until: string
  readonly reason: string
}
