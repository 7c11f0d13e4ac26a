import { Option, type Command } from 'commander'
import { outputForm, REGISTRY_HELP } from './shared-options.ts'
import type { GovernanceListFlags, GovernanceStepFlags } from '../commands/governance.ts'

const SET_HELP = `
Members of a step are set one by one: --set text="We talked." --set objection=1 --set valid=true
What reads as JSON is taken as JSON, everything else as text. docs/governance.md lists the steps.`

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
}

interface Formed {
  readonly format: 'stylish' | 'json'
}

type Collection = 'tensions' | 'proposals' | 'elections'

function addList(
  command: Command,
  what: Collection,
  filters: readonly ('circle' | 'role' | 'state' | 'subject')[],
): void {
  const list = command.command('list', { isDefault: true }).description(`list ${what}`)
  for (const filter of filters) {
    list.addOption(new Option(`--${filter} <${filter}>`, `those with this ${filter}`))
  }
  list
    .addOption(outputForm())
    .addHelpText('after', REGISTRY_HELP)
    .action(async (options: GovernanceListFlags) => {
      const { listGoverned } = await import('../commands/governance.ts')
      await listGoverned(what, options)
    })
}

function addShow(command: Command, what: Collection): void {
  command
    .command('show')
    .description('show one with everything about it')
    .argument('<id>', 'as the list shows it')
    .addOption(outputForm())
    .addHelpText('after', REGISTRY_HELP)
    .action(async (id: string, { format }: Formed) => {
      const { showGoverned } = await import('../commands/governance.ts')
      await showGoverned(what, id, format)
    })
}

function addStep(command: Command, what: Collection, examples: string): void {
  command
    .command('act')
    .description('take a step')
    .argument('<id>', 'as the list shows it')
    .argument('<step>', examples)
    .option('--set <member=value...>', 'what the step says', collect, [])
    .addOption(outputForm())
    .addHelpText('after', `${SET_HELP}\n${REGISTRY_HELP}`)
    .action(async (id: string, step: string, options: GovernanceStepFlags) => {
      const { takeGovernedStep } = await import('../commands/governance.ts')
      await takeGovernedStep(what, id, step, options)
    })
}

function collect(value: string, before: readonly string[]): readonly string[] {
  return [...before, value]
}
