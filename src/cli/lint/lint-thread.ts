/** What a thread of `concordat lint` does. Bundled as a program of its own, which piscina starts. */
import { workerData } from 'piscina'
import type { ContractFile, Location } from '../../contracts/index.ts'
import type { LintResult, WaiverUse } from '../../rules/index.ts'
import { localResolver } from '../inputs/local-resolver.ts'
import type { LintFlags } from './lint-flags.ts'
import { showsLines } from '../reporters/create-reporter.ts'
import { pickLines, type PickedLines } from '../reporters/source-lines.ts'
import { judgeInput } from './judge-input.ts'
import { lintSettings } from './lint-settings.ts'

/** A file of this disk. */
export interface ThreadJob {
  readonly source: string
  readonly entry: ContractFile
}

export interface ThreadAnswer {
  readonly result: LintResult
  readonly lines: PickedLines
  /** What came of the project's waivers here. */
  readonly uses: readonly WaiverUse[]
}

const flags = workerData as LintFlags
const reading = lintSettings(flags)
const resolve = localResolver(flags.root)

export async function judgeFile({ source, entry }: ThreadJob): Promise<ThreadAnswer> {
  const settings = await reading
  const input = { kind: 'contract' as const, source, entry, resolve }
  const { result, sources } = await judgeInput(input, settings)
  return { result, lines: pickLines(placesIn(result), sources), uses: settings.uses.splice(0) }
}

/** Where the report shows a line. */
function placesIn({ findings, error }: LintResult): readonly Location[] {
  if (!showsLines(flags.format)) return []
  const places = findings.map(({ location }) => location)
  if (error?.location !== undefined) places.push(error.location)
  return places
}
