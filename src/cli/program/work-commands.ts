import { Option, type Command } from 'commander'
import { addList, addShow, addStep, type Formed } from './governed-commands.ts'
import { outputForm, REGISTRY_HELP } from './shared-options.ts'

/** `concordat work`: projects and next actions of roles. */
export function addWork(program: Command): void {
  const work = program.command('work').description('the projects and next actions of roles')
  addList(work, 'work-items', ['circle', 'role', 'state'])
  addShow(work, 'work-items')
  work
    .command('add')
    .description('give a role a next action or a project')
    .argument('<role>', 'its id')
    .argument('<title>', 'what is to be done, or what is to be so')
    .addOption(
      new Option('--kind <kind>', 'what it is')
        .choices(['next-action', 'project'])
        .default('next-action'),
    )
    .option('--tension <id>', 'the tension that it comes of')
    .option('--subject <subject>', 'what it is about, such as service:payments/orders')
    .option('--projection <day>', 'the day on which it is expected, such as 2027-01-31')
    .addOption(outputForm())
    .addHelpText('after', REGISTRY_HELP)
    .action(async (role: string, title: string, { format, ...said }: AddWorkFlags) => {
      const { createGoverned } = await import('../commands/governance.ts')
      await createGoverned('/work-items', { role, title, ...said }, format)
    })
  addStep(work, 'work-items', 'such as accept, report, wait, resume, done or drop')
}

interface AddWorkFlags extends Formed {
  readonly kind: 'next-action' | 'project'
  readonly tension?: string
  readonly subject?: string
  readonly projection?: string
}

/** `concordat strategies`: what a circle prefers even over something else that is good. */
export function addStrategies(program: Command): void {
  const strategies = program
    .command('strategies')
    .description('what circles prefer, even over something else that is good')
  addList(strategies, 'strategies', ['circle'])
  strategies
    .command('set')
    .description('set a strategy, as the lead of the circle may')
    .argument('<circle>', 'its id')
    .requiredOption('--prefer <text>', 'what is preferred')
    .requiredOption('--over <text>', 'what it is preferred to')
    .option('--note <text>', 'what it means in practice')
    .option('--facet <expression>', 'CEL over `item`: which tensions and work it favours')
    .option('--from <instant>', 'from when on it holds; now unless given')
    .option('--to <instant>', 'until when')
    .addOption(outputForm())
    .addHelpText('after', REGISTRY_HELP)
    .action(async (circle: string, { format, ...said }: StrategyFlags) => {
      const { createGoverned } = await import('../commands/governance.ts')
      await createGoverned('/strategies', { circle, ...said }, format)
    })
  strategies
    .command('end')
    .description('end a strategy')
    .argument('<id>', 'as the list shows it')
    .option('--reason <text>', 'why, for the ledger')
    .addOption(outputForm())
    .addHelpText('after', REGISTRY_HELP)
    .action(async (id: string, options: Formed & { readonly reason?: string }) => {
      const { endGoverned } = await import('../commands/governance.ts')
      await endGoverned(`/strategies/${encodeURIComponent(id)}`, options)
    })
}

interface StrategyFlags extends Formed {
  readonly prefer: string
  readonly over: string
  readonly note?: string
  readonly facet?: string
  readonly from?: string
  readonly to?: string
}

/** `concordat meetings`: they are held on their page; a terminal announces them and reads their record. */
export function addMeetings(program: Command): void {
  const meetings = program.command('meetings').description('meetings of circles, and their records')
  addList(meetings, 'meetings', ['circle', 'state'])
  addShow(meetings, 'meetings')
  meetings
    .command('announce')
    .description('announce a meeting of a circle to its members')
    .argument('<circle>', 'its id')
    .addOption(
      new Option('--kind <kind>', 'what it is for')
        .choices(['tactical', 'governance'])
        .makeOptionMandatory(),
    )
    .option('--at <instant>', 'when, such as 2027-01-11T09:00:00Z; now unless given')
    .option('--minutes <number>', 'how long', Number, 60)
    .addOption(outputForm())
    .addHelpText('after', REGISTRY_HELP)
    .action(async (circle: string, { format, at, kind, minutes }: MeetingFlags) => {
      const { createGoverned } = await import('../commands/governance.ts')
      const body = { circle, kind, minutes, ...(at !== undefined && { startsAt: at }) }
      await createGoverned('/meetings', body, format)
    })
  addStep(meetings, 'meetings', 'such as join, next or leave')
}

interface MeetingFlags extends Formed {
  readonly kind: 'tactical' | 'governance'
  readonly at?: string
  readonly minutes: number
}
