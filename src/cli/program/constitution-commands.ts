import { Option, type Command } from 'commander'
import type { EmergencyFlags } from '../commands/emergency.ts'
import { addList, addShow, addStep, type Formed } from './governed-commands.ts'
import { outputForm, REGISTRY_HELP } from './shared-options.ts'

/** What somebody says who acts in an emergency, beside the reason. */
export function addEmergencyOptions(command: Command): Command {
  return command
    .option('--value-lost <text>', 'in an emergency: what delay would lose')
    .option(
      '--less-tension <text>',
      'in an emergency: why it takes away more tension than it makes',
    )
    .option(
      '--good-faith',
      'in an emergency: you act for the purpose of the role that would decide',
    )
    .option('--spends-nothing', "in an emergency: it commits nobody's money")
}

/** `concordat emergencies`: what people do beyond their authority, and how it is put right. */
export function addEmergencies(program: Command): void {
  const emergencies = program
    .command('emergencies')
    .description('what people did beyond their authority in an emergency, and how it is put right')
  addList(emergencies, 'emergencies', ['state', 'subject', 'by'])
  addShow(emergencies, 'emergencies')
  addEmergencyOptions(
    emergencies
      .command('declare')
      .description('say beforehand that you act in place of the role that decides')
      .argument('<action>', 'such as version.transition, version.push or service.update')
      .argument('<subject>', 'such as version:payments/orders@1.2.0')
      .requiredOption('--reason <text>', 'why, for the ledger'),
  )
    .addOption(outputForm())
    .addHelpText('after', REGISTRY_HELP)
    .action(async (action: string, subject: string, options: EmergencyFlags & Formed) => {
      const { declareEmergency } = await import('../commands/emergency.ts')
      await declareEmergency(action, subject, options)
    })
  addStep(emergencies, 'emergencies', 'such as explain, repaired, stop, lift or accept')
}

interface PermissionFlags extends Formed {
  readonly reason: string
  readonly until?: string
  readonly once?: true
  readonly person?: string
  readonly forRole?: string
}

/** `concordat permissions`: what another role lets people and roles do, once or until a day. */
export function addPermissions(program: Command): void {
  const permissions = program
    .command('permissions')
    .description(
      'what people and roles may do, once or until a day, to what another role decides about',
    )
  addList(permissions, 'permissions', ['state', 'subject', 'by', 'for-role', 'role'])
  addShow(permissions, 'permissions')
  for (const [kind, description] of [
    ['ask', 'ask the role that decides for a yes'],
    ['announce', 'announce what you will do unless somebody objects in time'],
    ['give', 'say yes to somebody, as the role that decides'],
  ] as const) {
    const command = permissions
      .command(kind)
      .description(description)
      .argument('<action>', 'such as service.update, version.push or version.transition')
      .argument('<subject>', 'such as version:payments/orders@1.2.0')
      .requiredOption('--reason <text>', 'why, for the ledger')
      .option('--until <date>', 'any number of times until this day, in UTC; without it for once')
      .option('--once', 'for once also with --until, which is the last day then')
    if (kind === 'give') command.option('--person <account>', 'who may')
    command
      .option(
        '--for-role <role>',
        kind === 'give'
          ? 'whoever fills it may, in place of a person'
          : 'for whoever fills it, as you do',
      )
      .addOption(outputForm())
      .addHelpText('after', REGISTRY_HELP)
      .action(async (action: string, subject: string, { format, ...said }: PermissionFlags) => {
        const { createGoverned } = await import('../commands/governance.ts')
        await createGoverned('/permissions', { kind, action, subject, ...said }, format)
      })
  }
  addStep(permissions, 'permissions', 'such as give, decline, object, withdraw or end')
}

interface RulingFlags extends Formed {
  readonly circle: string
  readonly subject: string
  readonly question: string
  readonly answer: string
  readonly logic: string
  readonly breaksConstitution?: true
  readonly supersedes?: string
  readonly overrules?: string
}

/** `concordat rulings`: how the constitution is understood. */
export function addRulings(program: Command): void {
  const rulings = program
    .command('rulings')
    .description('how the constitution is understood, as the secretaries of circles ruled')
  addList(rulings, 'rulings', ['circle', 'subject', 'state'])
  addShow(rulings, 'rulings')
  rulings
    .command('give')
    .description('rule on a question, as the secretary of a circle')
    .requiredOption('--circle <circle>', 'whose secretary you are')
    .requiredOption('--subject <subject>', 'what it is about: constitution, role:ID, proposal:ID')
    .requiredOption('--question <text>', 'what was not clear')
    .requiredOption('--answer <text>', 'how it is to be understood')
    .requiredOption('--logic <text>', 'why the constitution says so')
    .option('--breaks-constitution', 'the subject breaks the constitution, and may be struck')
    .addOption(new Option('--supersedes <id>', 'the earlier ruling of the circle that it replaces'))
    .addOption(
      new Option('--overrules <id>', 'the ruling of a circle within that it overrules').conflicts(
        'supersedes',
      ),
    )
    .addOption(outputForm())
    .addHelpText('after', REGISTRY_HELP)
    .action(async ({ format, ...ruling }: RulingFlags) => {
      const { createGoverned } = await import('../commands/governance.ts')
      await createGoverned('/rulings', ruling, format)
    })
}
