import type { WaiverUse } from '../../rules/index.ts'
import type { LintFlags } from './lint-flags.ts'
import type { LintFormat } from '../reporters/create-reporter.ts'
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
  /** What came of the project's waivers so far. */
  readonly uses: WaiverUse[]
}

/** Reports with the result of each assertion of a profile. */
const SHOW_ASSERTIONS: readonly LintFormat[] = ['html', 'wsi-report']

/** @throws CommandError (status 2) for an option or a project file that cannot be used, before anything is judged */
export async function lintSettings(flags: LintFlags): Promise<LintSettings> {
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
    uses: [],
  }
}
