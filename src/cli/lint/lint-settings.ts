import type { WaiverUse } from '../../rules/index.ts'
import type { LintFlags } from './lint-flags.ts'
import type { LintFormat } from '../reporters/create-reporter.ts'
import { usageError } from '../exit-status.ts'
import { chooseRegistry, registryUrl } from '../registry/credentials.ts'
import { rulePages } from '../rule-pages.ts'
import { loadProject } from '../project/load-project.ts'
import type { Project } from '../project/project.ts'
import { readBaseline, type KnownFindings } from '../project/read-baseline.ts'
import { loadDiscovery, type LoadedDiscovery } from './load-discovery.ts'
import { loadMessages, type LoadedMessages } from './load-messages.ts'
import { policyChoices, type PolicyChoices } from './policy-choice.ts'

/** What holds for a whole run of `lint`, from its options and from the project file. */
export interface LintSettings {
  readonly project: Project | undefined
  readonly choices: PolicyChoices
  readonly known: KnownFindings | undefined
  /** The day on which waivers are judged, in UTC: the same on all machines. */
  readonly today: string
  readonly assertions: boolean
  /** Where the pages of rules lie; undefined: where the project has them. */
  readonly rulePages: string | undefined
  /** Whether findings come with the edits that correct them. */
  readonly edits: boolean
  /** The log of messages that is judged beside the contracts. */
  readonly messages: LoadedMessages | undefined
  /** What was exported of a registry, which is judged beside the contracts. */
  readonly discovery: LoadedDiscovery | undefined
  /** Set where the policies in force in the registry are asked for. */
  readonly inForce: InForceChoice | undefined
  /** What came of the project's waivers so far. */
  readonly uses: WaiverUse[]
}

/** Whose policies in force are asked for. */
export interface InForceChoice {
  /** `DOMAIN/NAME`; undefined: as the project file has it for each contract. */
  readonly service: string | undefined
  readonly version: string | undefined
}

/** Reports with the result of each assertion of a profile. */
const SHOW_ASSERTIONS: readonly LintFormat[] = ['html', 'wsi-report']

/** @throws CommandError (status 2) for an option or a project file that cannot be used, before anything is judged */
export async function lintSettings(flags: LintFlags): Promise<LintSettings> {
  const inForce = inForceChoice(flags)
  const project = await loadProject()
  const file = flags.baseline ?? project?.baseline
  return {
    project,
    choices: await policyChoices(flags, project),
    known: file === undefined || file === false ? undefined : await readBaseline(file),
    today: new Date().toISOString().slice(0, 'YYYY-MM-DD'.length),
    assertions: flags.assertions === true || SHOW_ASSERTIONS.includes(flags.format),
    rulePages: rulePages(),
    edits: flags.fix === true,
    messages: flags.messages === undefined ? undefined : await loadMessages(flags.messages),
    discovery: await loadDiscovery(flags.discovery, flags.publishedAt),
    inForce,
    uses: [],
  }
}

/** Options that judge here, by what is chosen here. */
const OWN_JUDGING = [
  ['policy', '--policy'],
  ['ruleset', '--ruleset'],
  ['baseline', '--baseline'],
  ['fix', '--fix'],
  ['messages', '--messages'],
  ['discovery', '--discovery'],
] as const

/** @throws CommandError (status 2) for options that contradict each other, or no address of a registry */
function inForceChoice(flags: LintFlags): InForceChoice | undefined {
  const { service, asVersion: version, server } = flags
  if (server !== undefined) {
    chooseRegistry(server)
    registryUrl()
  }
  if (service === undefined && server === undefined) {
    if (version === undefined) return undefined
    throw usageError(
      '--as-version says which version of a service a contract is meant to be; add --service DOMAIN/NAME.',
    )
  }
  const own = OWN_JUDGING.find(([flag]) => flags[flag] !== undefined && flags[flag] !== false)
  if (own === undefined) return { service, version }
  throw usageError(
    `The policies in force in the registry decide by what a contract is judged; leave out ${own[1]}, or --service and --server.`,
  )
}
