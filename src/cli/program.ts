import { Command } from 'commander'
import { engineVersion } from '../package-root.ts'
import { addErase, addMerge, addMoveDomain } from './program/catalogue-commands.ts'
import { addEmergencies, addPermissions, addRulings } from './program/constitution-commands.ts'
import { addDiff } from './program/diff-command.ts'
import { addEndpoints, addGates, addSubscriptions, addTick } from './program/lifecycle-commands.ts'
import { addLint } from './program/lint-command.ts'
import { addCompliance, addMaturity } from './program/maturity-commands.ts'
import { addInbox, addObserve } from './program/observe-command.ts'
import {
  addAudit,
  addCanIDeploy,
  addDependencies,
  addImpact,
  addReferences,
  addHandover,
  addLogin,
  addMove,
  addPromote,
  addPull,
  addPush,
  addSearch,
  addWhoDecides,
} from './program/registry-commands.ts'
import { addGovernance } from './program/governance-commands.ts'
import {
  addAccounts,
  addBreakdown,
  addConstitution,
  addRoles,
} from './program/organisation-commands.ts'
import { addRules } from './program/rules-command.ts'
import { addAdmin, addServe } from './program/server-commands.ts'
import { addExport, addImport } from './program/transfer-commands.ts'
import { addTaxonomies } from './program/taxonomies-command.ts'
import { addWebhooks } from './program/webhooks-command.ts'
import { addWaivers } from './program/waivers-command.ts'
import { addMeetings, addStrategies, addWork } from './program/work-commands.ts'

/**
 * The command with all its subcommands. What a subcommand does is loaded only when it is asked for, so that
 * `--help` answers at once.
 */
export function createProgram(): Command {
  const program = new Command('concordat')
    .description('A service registry that governs itself by rules you can read.')
    .version(engineVersion, '-V, --version')
    .exitOverride()
    // So that an option after a subcommand is the subcommand's, as --version is for push.
    .enablePositionalOptions()
    .showHelpAfterError('(concordat --help lists what there is)')

  addLint(program)
  addDiff(program)
  addRules(program)
  addPush(program)
  addPull(program)
  addPromote(program)
  addGates(program)
  addTick(program)
  addSubscriptions(program)
  addEndpoints(program)
  addMove(program)
  addHandover(program)
  addMerge(program)
  addMoveDomain(program)
  addTaxonomies(program)
  addErase(program)
  addCanIDeploy(program)
  addWaivers(program)
  addSearch(program)
  addWhoDecides(program)
  addGovernance(program)
  addMeetings(program)
  addRoles(program)
  addBreakdown(program)
  addConstitution(program)
  addAccounts(program)
  addEmergencies(program)
  addPermissions(program)
  addRulings(program)
  addInbox(program)
  addWebhooks(program)
  addWork(program)
  addStrategies(program)
  addObserve(program)
  addDependencies(program)
  addImpact(program)
  addReferences(program)
  addMaturity(program)
  addCompliance(program)
  addAudit(program)
  addExport(program)
  addImport(program)
  addLogin(program)
  addServe(program)
  addAdmin(program)
  for (const command of leaves(program)) {
    command.exitOverride().showHelpAfterError(`(concordat ${pathOf(command)} --help explains)`)
    const takesVersion = command.options.some(({ long }) => long === '--version')
    if (!takesVersion) command.version(engineVersion, '--version')
  }
  return program
}

function leaves(command: Command): readonly Command[] {
  return command.commands.flatMap((child) => [child, ...leaves(child)])
}

function pathOf(command: Command): string {
  const { parent } = command
  return parent?.parent ? `${pathOf(parent)} ${command.name()}` : command.name()
}
