import { Option, type Command } from 'commander'
import { outputForm, REGISTRY_HELP } from './shared-options.ts'
import type {
  GovernanceListFlags,
  GovernanceStepFlags,
  GovernedList,
} from '../commands/governance.ts'

const SET_HELP = `
Members of a step are set one by one: --set text="We talked." --set objection=1 --set valid=true
What reads as JSON is taken as JSON, everything else as text. docs/governance.md lists the steps.`

export interface Formed {
  readonly format: 'stylish' | 'json'
}

export function addList(
  command: Command,
  what: GovernedList,
  filters: readonly ('circle' | 'role' | 'for-role' | 'state' | 'subject' | 'by')[],
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

export function addShow(command: Command, what: GovernedList): void {
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

export function addStep(command: Command, what: GovernedList, examples: string): void {
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

/** The values of an option that is given several times. */
export function collect(value: string, before: readonly string[]): readonly string[] {
  return [...before, value]
}
