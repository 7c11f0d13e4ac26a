import type { Command } from 'commander'
import type { AddValueFlags } from '../commands/taxonomies.ts'
import type { Form } from '../registry/take-transition.ts'
import { outputForm, REGISTRY_HELP } from './shared-options.ts'

interface Written {
  readonly format: Form
}

/** `concordat taxonomies`: the schemes by which the services of a registry are classified. */
export function addTaxonomies(program: Command): void {
  const taxonomies = program
    .command('taxonomies')
    .description('schemes by which services are classified: list, show and change them')
  taxonomies
    .command('list', { isDefault: true })
    .description('list the taxonomies that there are')
    .addOption(outputForm())
    .addHelpText('after', REGISTRY_HELP)
    .action(async ({ format }: Written) => {
      const { listTaxonomies } = await import('../commands/taxonomies.ts')
      await listTaxonomies(format)
    })
  taxonomies
    .command('show')
    .description('show the values of a taxonomy as a tree')
    .argument('<taxonomy>', 'its id')
    .addOption(outputForm())
    .addHelpText('after', REGISTRY_HELP)
    .action(async (taxonomy: string, { format }: Written) => {
      const { showTaxonomy } = await import('../commands/taxonomies.ts')
      await showTaxonomy(taxonomy, format)
    })
  taxonomies
    .command('put')
    .description('make a taxonomy from a file, or replace what is said of it')
    .argument('<taxonomy>', 'its id')
    .argument('<file>', 'JSON or YAML with title, values and so on; - for standard input')
    .addOption(outputForm())
    .addHelpText('after', REGISTRY_HELP)
    .action(async (taxonomy: string, file: string, { format }: Written) => {
      const { putTaxonomy } = await import('../commands/taxonomies.ts')
      await putTaxonomy(taxonomy, file, format)
    })
  taxonomies
    .command('add')
    .description('add a value, or give one another title or place')
    .argument('<taxonomy>', 'its id; one that is not there is made')
    .argument('<value>', 'the id of the value')
    .option('--title <text>', 'what it is called (default: its id)')
    .option('--parent <value>', 'the value that it lies below')
    .addOption(outputForm())
    .addHelpText('after', REGISTRY_HELP)
    .action(async (taxonomy: string, value: string, options: AddValueFlags & Written) => {
      const { addValue } = await import('../commands/taxonomies.ts')
      await addValue(taxonomy, value, options)
    })
  taxonomies
    .command('remove')
    .description('take a value out; services that have it keep it')
    .argument('<taxonomy>', 'its id')
    .argument('<value>', 'the id of the value')
    .addOption(outputForm())
    .addHelpText('after', REGISTRY_HELP)
    .action(async (taxonomy: string, value: string, { format }: Written) => {
      const { removeValue } = await import('../commands/taxonomies.ts')
      await removeValue(taxonomy, value, format)
    })
}
