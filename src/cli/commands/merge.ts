import type { MergePlan, MergeStep, ServiceView } from '../../registry/index.ts'
import { endWith, EXIT, registryError, usageError } from '../exit-status.ts'
import { printable, writeReport } from '../output.ts'
import { readService, serviceCoordinates, type ReadService } from '../registry/read-service.ts'
import { askJson, jsonBody } from '../registry/registry-client.ts'

/** What commander makes of the options of `merge`. */
export interface MergeFlags {
  readonly into?: string
  readonly renumber?: readonly string[]
  readonly dryRun?: true
  readonly answer?: 'accept' | 'decline' | 'withdraw'
  readonly reason?: string
}

/** `concordat merge`: shows what a merge would do, offers it, or answers the open offer. */
export async function mergeCommand(name: string, flags: MergeFlags): Promise<void> {
  const { into, answer, dryRun } = flags
  const coordinates = serviceCoordinates(name)
  if ((into === undefined) === (answer === undefined)) {
    throw usageError(
      'Say either --into SERVICE, to offer the merge, or --answer, to answer an offer.',
    )
  }
  if (into === undefined && dryRun === true) {
    throw usageError('--dry-run goes with --into SERVICE; an answer is given, or not.')
  }
  const renumber = renumberingOf(flags.renumber ?? [])
  const read = await readService(coordinates)
  if (into === undefined) {
    await writeReport(`${printable(await answered(read, flags))}\n`, undefined)
    return
  }
  const { service: other } = await readService(serviceCoordinates(into))
  if (dryRun === true) {
    const plan = await planOf(read, other.id, renumber)
    await writeReport(printable(inWords(plan)), undefined)
    if (!plan.possible) endWith(EXIT.findings)
    return
  }
  await askJson<ServiceView>(
    `${read.path}/merge`,
    jsonBody('POST', { into: other.id, renumber, reason: flags.reason }, read.tag),
  )
  await writeReport(
    `${printable(`${read.service.id} is offered to be merged into ${other.id}; it happens when somebody accepts who decides about that one.`)}\n`,
    undefined,
  )
}

function planOf(
  { path }: ReadService,
  into: string,
  renumber: Readonly<Record<string, string>>,
): Promise<MergePlan> {
  const pairs = Object.entries(renumber).map((pair) => pair.join('='))
  const query = new URLSearchParams({
    into,
    ...(pairs.length > 0 && { renumber: pairs.join(',') }),
  })
  return askJson<MergePlan>(`${path}/merge?${query.toString()}`)
}

async function answered(
  { service, path }: ReadService,
  { answer, reason }: MergeFlags,
): Promise<string> {
  if (service.merger === undefined) {
    throw registryError(`${service.id} is not offered to be merged, so there is nothing to answer.`)
  }
  const body = { offer: service.merger.id, answer, reason }
  const left = await askJson<ServiceView>(`${path}/merge/answer`, jsonBody('POST', body))
  return answer === 'accept'
    ? `${service.id} is a part of ${left.id} now; its names lead there.`
    : `${service.id} stays what it is; the offer is ${answer === 'decline' ? 'declined' : 'withdrawn'}.`
}

function renumberingOf(pairs: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    pairs.map((pair) => {
      const [, from, to] = /^([^=]+)=([^=]+)$/.exec(pair) ?? []
      if (from !== undefined && to !== undefined) return [from, to]
      throw usageError(`"${pair}" is no pair of numbers; write 1.0.0=3.0.0.`)
    }),
  )
}

const OUTCOMES: Readonly<Record<MergeStep['outcome'], string>> = {
  carried: 'goes along',
  same: 'is there already',
  stays: 'stays behind',
  refused: 'REFUSED',
}

function inWords({ from, into, steps, possible }: MergePlan): string {
  const lines = steps.map(({ kind, subject, outcome, as, reason }) => {
    const named = kind === 'rest' ? subject : `${kind} ${subject}`
    const words = `${named} ${OUTCOMES[outcome]}${as === undefined ? '' : ` as ${as}`}`
    return `  ${words}${reason === undefined ? '' : `: ${reason}`}`
  })
  const end = possible ? 'Nothing refuses.' : 'It cannot be done as it is.'
  return [`Merging ${from} into ${into}:`, ...lines, end, ''].join('\n')
}
