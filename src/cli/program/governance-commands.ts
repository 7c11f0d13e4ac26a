import type { Command } from 'commander'
import { addList, addShow, addStep, type Formed } from './governed-commands.ts'
import { outputForm, REGISTRY_HELP } from './shared-options.ts'

/** `concordat tensions`, `proposals` and `elections`: what is sensed, and how it is decided. */
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
}
