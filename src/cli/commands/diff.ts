import {
  adviseComparison,
  compareContracts,
  judgeConsumers,
  waiveChanges,
  type Comparison,
  type CompatibilityLevel,
  type ConsumerUsage,
  type StabilityLevel,
} from '../../compatibility/index.ts'
import { isDate } from '../../rules/index.ts'
import { claimedVersion } from '../diff/claimed-version.ts'
import { consumerNotices } from '../diff/consumer-notices.ts'
import { createDiffReporter } from '../diff/create-diff-reporter.ts'
import type { DiffFailOn, DiffFormat } from '../diff/diff-formats.ts'
import type { DiffReport } from '../diff/diff-report.ts'
import { operationAttributes } from '../diff/operation-attributes.ts'
import { projectNotices } from '../diff/project-notices.ts'
import { readConsumers } from '../diff/read-consumers.ts'
import { readSide, type Side } from '../diff/read-side.ts'
import { waiverOf } from '../diff/waivers-of-changes.ts'
import { endWith, EXIT, usageError } from '../exit-status.ts'
import { allowedRemote } from '../inputs/allowed-remote.ts'
import { refuseOverwriting } from '../inputs/refuse-overwriting.ts'
import { writeNotice, writeReport } from '../output.ts'
import { loadProject } from '../project/load-project.ts'
import type { Project } from '../project/project.ts'

/** What commander makes of the options of `diff`. */
export interface DiffFlags {
  readonly level?: CompatibilityLevel
  readonly format: DiffFormat
  readonly output?: string
  readonly failOn: DiffFailOn
  readonly deprecationDaysStable: string
  readonly deprecationDaysBeta: string
  readonly stabilityLevel: StabilityLevel
  readonly attributes?: string
  readonly asOf?: string
  readonly consumers?: readonly string[]
  readonly root?: string
  readonly entry?: string
  readonly allowRemote?: true
  readonly remoteHosts?: string
}

const MOST_DAYS = 36_500 // a hundred years

/** `concordat diff`: what changed between two versions of a contract, and whom it breaks. */
export async function diffCommand(before: string, after: string, flags: DiffFlags): Promise<void> {
  if (before === '-' && after === '-') {
    throw usageError('Standard input holds one contract; name a file for the other.')
  }
  const today = dayOf(flags.asOf)
  const deprecationDaysStable = daysOf(flags.deprecationDaysStable, '--deprecation-days-stable')
  const deprecationDaysBeta = daysOf(flags.deprecationDaysBeta, '--deprecation-days-beta')
  const project = await loadProject()
  if (flags.output !== undefined) await refuseOverwriting(flags.output, [before, after])
  const { root, entry } = flags
  const options = { root, entry, remote: await allowedRemote(flags, project) }
  const sides = { old: await readSide(before, options), new: await readSide(after, options) }
  const level = flags.level ?? project?.compatibility.level ?? 'backward'
  const compared = compareContracts(sides.old, sides.new, {
    asOf: today,
    deprecationDaysStable,
    deprecationDaysBeta,
    stabilityLevel: flags.stabilityLevel,
    level,
    levels: project?.compatibility.levels ?? {},
  })
  const asked = await withConsumers(compared, sides, await readConsumers(flags.consumers))
  const comparison = await withWaivers(asked, project, today, sides)
  const report = { ...reportOf(comparison, sides, flags), level }
  const reporter = await createDiffReporter(flags.format, flags.output === undefined)
  await writeReport(reporter(report), flags.output)
  endWith(statusOf(comparison, flags.failOn))
}

/** Nobody was asked about unless consumers were named. */
async function withConsumers(
  comparison: Comparison,
  sides: { readonly old: Side; readonly new: Side },
  usages: readonly ConsumerUsage[] | undefined,
): Promise<Comparison> {
  const { contract: before } = sides.old
  const { contract: after } = sides.new
  if (usages === undefined || !before.readable || !after.readable) return comparison
  for (const notice of consumerNotices(usages, before, after)) await writeNotice(notice)
  return {
    ...comparison,
    changes: judgeConsumers(comparison.changes, before, after, usages),
  }
}

function dayOf(given: string | undefined): string {
  if (given === undefined) return new Date().toISOString().slice(0, 'YYYY-MM-DD'.length)
  if (!isDate(given)) throw usageError(`--as-of ${given} is no day; write it like 2027-01-31.`)
  return given
}

function daysOf(given: string, option: string): number {
  const days = Number(given)
  if (!/^\d+$/.test(given) || days > MOST_DAYS) {
    throw usageError(`${option} ${given} is no number of days from 0 to ${MOST_DAYS}.`)
  }
  return days
}

async function withWaivers(
  comparison: Comparison,
  project: Project | undefined,
  today: string,
  sides: { readonly old: Side; readonly new: Side },
): Promise<Comparison> {
  if (project === undefined) return comparison
  const { waivers, compatibility } = project
  const waived =
    waivers.length === 0
      ? comparison
      : waiveChanges(comparison, (change) => waiverOf(change, waivers, today, sides))
  const said = { waivers, levels: compatibility.levels ?? {} }
  for (const notice of projectNotices(said, waived.changes, today, [sides.old, sides.new])) {
    await writeNotice(notice)
  }
  return waived
}

const NOTHING_KNOWN = {
  kind: 'not-comparable',
  reason: 'Not everything could be compared.',
} as const

function reportOf(
  comparison: Comparison,
  { old, new: now }: { readonly old: Side; readonly new: Side },
  { attributes }: DiffFlags,
): Omit<DiffReport, 'level'> {
  const from = claimedVersion(old.contract)
  const to = claimedVersion(now.contract)
  const names = attributes?.split(',').map((name) => name.trim()) ?? []
  return {
    comparison,
    advice:
      from === undefined || to === undefined
        ? undefined
        : { ...(adviseComparison(from, to, comparison) ?? NOTHING_KNOWN), from, to },
    attributes: operationAttributes(
      [old.contract, now.contract],
      names.filter((name) => name !== ''),
    ),
    oldLines: old.lines,
    newLines: now.lines,
    oldCarrier: old.carrier,
    newCarrier: now.carrier,
  }
}

function statusOf({ verdict, changes }: Comparison, failOn: DiffFailOn): 0 | 1 {
  if (failOn === 'never') return EXIT.fine
  if (verdict === 'breaking' || verdict === 'indeterminate') return EXIT.findings
  const isWarned = changes.some(({ level, waived }) => level === 'warning' && waived === undefined)
  return failOn === 'warning' && isWarned ? EXIT.findings : EXIT.fine
}
