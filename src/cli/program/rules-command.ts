import type { Command } from 'commander'
import { outputForm, REGISTRY_HELP } from './shared-options.ts'
import type { RuleListFlags, RuleShowFlags } from '../commands/rules.ts'
import type { RuleWhyFlags } from '../commands/rules-why.ts'

export function addRules(program: Command): void {
  const rules = program
    .command('rules')
    .description('read the rules and the policies that use them')
  rules
    .command('list', { isDefault: true })
    .description('list policies and their rules')
    .option('--policy <id>', 'only this policy')
    .option('--for <format>', 'only policies that judge this format, such as wsdl-1.1')
    .option('--text <words>', 'only rules that mention all of these words')
    .addOption(outputForm())
    .action(async (options: RuleListFlags) => {
      const { listRules } = await import('../commands/rules.ts')
      await listRules(options)
    })
  rules
    .command('show')
    .description('explain one rule: what it asks for, why, who asks it, and examples')
    .argument('<rule>', 'its id, or an alias')
    .option('--ruleset <file>', 'a rule of this ruleset, as it judges: what it extends put in')
    .addOption(outputForm())
    .action(async (rule: string, options: RuleShowFlags) => {
      const { showRule } = await import('../commands/rules.ts')
      await showRule(rule, options)
    })
  rules
    .command('why')
    .description(
      'why the registry asks a rule of a contract version, by whose decision, since when',
    )
    .argument('<rule>', 'its id, or an alias')
    .requiredOption('--service <domain/name[@version]>', 'the service, and which of its versions')
    .addOption(outputForm())
    .addHelpText('after', REGISTRY_HELP)
    .action(async (rule: string, options: RuleWhyFlags) => {
      const { whyCommand } = await import('../commands/rules-why.ts')
      await whyCommand(rule, options)
    })
  rules
    .command('test')
    .description('load a policy, and judge the examples of its rules by them')
    .argument('<pack>', 'the id of a policy that ships, or the file of a rule pack or ruleset')
    .addOption(outputForm())
    .action(async (pack: string, options: { format: 'stylish' | 'json' }) => {
      const { testRules } = await import('../commands/rules.ts')
      await testRules(pack, options.format)
    })
}
