import { readAndLint } from '../../index.ts'
import { withRulePages, type Waiver } from '../../rules/index.ts'
import { endWith, EXIT } from '../exit-status.ts'
import type { ContractInput } from '../inputs/contract-input.ts'
import type { Project } from '../project/project.ts'
import type { Judged } from '../reporters/judged.ts'
import { LinesOfFiles } from '../reporters/source-lines.ts'
import { isShippedRulesetRule } from '../../shipped/index.ts'
import { judgeInForce } from './judge-in-force.ts'
import type { LintSettings } from './lint-settings.ts'
import { unreadable } from './unreadable-input.ts'

/** Judges one input. What the project file says of its path holds unless the command line says otherwise. */
export async function judgeInput(input: ContractInput, settings: LintSettings): Promise<Judged> {
  if (input.kind === 'unreadable') {
    if (input.registry === true) endWith(EXIT.registry)
    return unreadable(input.source, input.message)
  }
  if (settings.inForce !== undefined) return judgeInForce(input, settings)
  const { project, choices, known, today, assertions, edits, uses, messages, discovery } = settings
  const { contract, result } = await readAndLint(input.entry, {
    resolve: input.resolve,
    ...choices.of(input.bundled === true ? input.source : input.entry.name),
    ...(assertions && { assertions }),
    ...(edits && { edits }),
    ...(messages !== undefined && { messages: messages.log }),
    ...(discovery !== undefined && { discovery: discovery.data }),
    ...(known !== undefined && { baseline: (digest) => known.of(input.source, digest) }),
    waiving: {
      today,
      waivers: waiversFor(input, project),
      inContract: true,
      isKnownRule: isShippedRulesetRule,
    },
  })
  uses.push(...(result.waivers ?? []))
  const files = [
    ...(contract.readable ? contract.files : [input.entry]),
    ...(messages === undefined ? [] : [messages.file]),
    ...(discovery?.files ?? []),
  ]
  return {
    result: withRulePages({ ...result, source: input.source }, settings.rulePages),
    sources: new LinesOfFiles(files),
    ...(input.carrier !== undefined && { carrier: input.carrier }),
  }
}

/** The files of a bundle lie where the bundle does. */
function waiversFor(
  { source, bundled }: ContractInput & { kind: 'contract' },
  project: Project | undefined,
): readonly Waiver[] {
  const waivers = project?.waivers ?? []
  if (bundled !== true) return waivers
  return waivers.map((waiver) => ({ ...waiver, coversFile: () => waiver.coversFile(source) }))
}
