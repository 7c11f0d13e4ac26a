import { setImmediate, setTimeout } from 'node:timers/promises'
import pLimit from 'p-limit'
import { digestOfBytes } from '../../contracts/index.ts'
import type { Collection, Comparison, Stored } from '../../store/index.ts'
import type { ServiceDocument, VersionDocument } from '../documents.ts'
import { findPage, insertUnlessTaken, unlessOvertaken } from '../guarded-collection.ts'
import type { GuardedCollection } from '../guarded-collection.ts'
import { judgingTerms } from '../judgements/judgement-basis.ts'
import type { KeptJudgements } from '../judgements/keep-judgements.ts'
import { findOptions, viewPage } from '../page.ts'
import type { Clock, PoliciesInForce } from '../ports.ts'
import type { Projections } from '../projections.ts'
import { versionsOf } from '../versions/find-version.ts'
import type { ReEvaluation, ReEvaluationRun } from './re-evaluation.ts'
import type { RunDocument } from './run-document.ts'

export interface ReEvaluationPorts {
  readonly runs: Collection<RunDocument>
  readonly services: GuardedCollection<ServiceDocument>
  readonly versions: GuardedCollection<VersionDocument>
  readonly policiesInForce: PoliciesInForce
  /** Works where requests come first. */
  readonly judgements: KeptJudgements
  readonly projections: Projections
  /** Version of the engine. */
  readonly engineVersion: string
  readonly clock: Clock
  readonly newId: () => string
}

/** Beside the port for others: what the registry itself asks for. */
export interface OwnReEvaluation extends ReEvaluation {
  /** Has services looked at; asking again under one key is harmless. */
  begin(
    key: string,
    about: { readonly domain: string } | { readonly service: string },
    cause: string,
  ): Promise<void>
}

const REGISTRY = 'registry' // the id of the run over everything, of which there is one at a time
const PORTION = 40 // services after which the progress is kept
const AT_ONCE = 4 // services looked at together, so that every core has a contract to judge
const LEASE = 60_000 // milliseconds; far longer than a portion takes
const LONGEST_PAUSE = 50 // milliseconds between portions, so that requests come first
const LONGEST_ERROR = 500 // characters

export function createReEvaluation(ports: ReEvaluationPorts): OwnReEvaluation {
  const { runs, versions, clock } = ports
  let node: string | undefined
  return {
    list: async (page) =>
      viewPage(await findPage(runs, findOptions(page, { sort: ['-startedAt'] })), runView),
    figures: async () => {
      const { items } = await runs.find({ where: { state: { eq: 'running' } }, limit: 500 })
      const left = items.reduce((sum, { value }) => sum + Math.max(value.total - value.done, 0), 0)
      const overdue = await versions.count({ 'judged.until': { lte: clock().toISOString() } })
      return { running: items.length, left, overdue }
    },
    begin: async (key, about, cause) => {
      const isOne = 'service' in about
      const total = isOne ? 1 : await ports.services.count()
      await insertUnlessTaken(runs, key, { ...newRun(clock(), cause, total), ...about }, [])
    },
    work: async (stop) => {
      node ??= ports.newId()
      while (stop?.aborted !== true) {
        await beginRunOverRegistry(ports)
        const isSwept = await sweepOverdue(ports)
        const isWorked = await workOnPortion(ports, node)
        if (!isSwept && !isWorked) return
      }
    },
  }
}

function newRun(now: Date, cause: string, total: number): RunDocument {
  const at = now.toISOString()
  return {
    cause,
    state: 'running',
    after: '',
    total,
    done: 0,
    changed: 0,
    failed: 0,
    startedAt: at,
    updatedAt: at,
  }
}

/** Begins anew when other policies, packs or another engine are in force than the registry was judged under. */
async function beginRunOverRegistry(ports: ReEvaluationPorts): Promise<void> {
  const { runs, services, policiesInForce, engineVersion, clock } = ports
  const policies = await policiesInForce.list()
  const inForce = policies.map((policy) => [policy.scope, ...judgingTerms(policy)])
  const basis = digestOfBytes(JSON.stringify([engineVersion, inForce]))
  const present = await runs.get(REGISTRY)
  if (present?.value.basis === basis) return
  const cause =
    present === undefined
      ? 'The registry is looked at for the first time.'
      : 'The policies in force, their packs or the engine are others than before.'
  const run = { ...newRun(clock(), cause, await services.count()), basis }
  if (present === undefined) await insertUnlessTaken(runs, REGISTRY, run, [])
  else await unlessOvertaken(runs.replace(REGISTRY, present.revision, run, []))
}

/** Judges anew what a waiver or a grace kept until a moment that is over. */
async function sweepOverdue(ports: ReEvaluationPorts): Promise<boolean> {
  const where = { 'judged.until': { lte: ports.clock().toISOString() } }
  const { items } = await ports.versions.find({ where, sort: ['judged.until'], limit: PORTION })
  const services = [...new Set(items.map(({ value }) => value.service))]
  let isAny = false
  for (const { id, value } of await ports.services.getMany(services)) {
    const { looked, failed } = await lookAt(ports, { id, value })
    isAny ||= looked > 0 && failed === undefined
    await setImmediate()
  }
  return isAny
}

/** Whether there was something to do. */
async function workOnPortion(ports: ReEvaluationPorts, node: string): Promise<boolean> {
  const { runs, services, clock } = ports
  const { items } = await runs.find({
    where: { state: { eq: 'running' } },
    sort: ['startedAt'],
    limit: 20,
  })
  const free = items.find(({ value }) => isFree(value, node, clock()))
  const run = free && (await claim(ports, free, node))
  if (run === undefined) return false
  const begun = performance.now()
  const { after } = run.value
  const page = await services.find({
    where: { id: rangeOf(run.value, after) },
    sort: ['id'],
    limit: PORTION,
  })
  const inTurn = pLimit(AT_ONCE)
  const looks = await Promise.all(
    page.items.map((service) =>
      inTurn(async () => {
        await setImmediate() // whoever waits for an answer comes first
        if (!isMeant(run.value, service.value)) return NOTHING
        return lookAt(ports, service)
      }),
    ),
  )
  const now = clock().toISOString()
  const isLast = page.items.length < PORTION
  const failures = looks.flatMap(({ failed }) => (failed === undefined ? [] : [failed]))
  const lastError = failures.at(-1) ?? run.value.lastError
  const next: RunDocument = {
    ...run.value,
    after: page.items.at(-1)?.id ?? after,
    done: run.value.done + page.items.length,
    changed: run.value.changed + looks.reduce((sum, { changed }) => sum + changed, 0),
    failed: run.value.failed + failures.length,
    ...(lastError !== undefined && { lastError }),
    updatedAt: now,
    ...(isLast && { state: 'complete', finishedAt: now, lease: undefined }),
  }
  await unlessOvertaken(runs.replace(run.id, run.revision, next, []))
  await setTimeout(Math.min(LONGEST_PAUSE, (performance.now() - begun) / 4))
  return true
}

interface Look {
  /** Versions that were outdated, and those of them whose verdict changed. */
  readonly looked: number
  readonly changed: number
  readonly failed: string | undefined
}

const NOTHING: Look = { looked: 0, changed: 0, failed: undefined }

/** A service that cannot be judged keeps none of the others from it. */
async function lookAt(
  { versions, judgements, projections }: ReEvaluationPorts,
  { id, value }: Pick<Stored<ServiceDocument>, 'id' | 'value'>,
): Promise<Look> {
  try {
    const outdated = await judgements.outdated(value, await versionsOf(versions, id))
    if (outdated.length === 0) return NOTHING
    const renewed = await projections.around([id], () => judgements.renew(value, outdated))
    const { changed, failures } = renewed
    return { looked: outdated.length, changed, failed: failures[0]?.slice(0, LONGEST_ERROR) }
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    return { looked: 1, changed: 0, failed: `${id}: ${why}`.slice(0, LONGEST_ERROR) }
  }
}

function isFree({ lease }: RunDocument, node: string, now: Date): boolean {
  if (lease === undefined || lease.by === node) return true
  const ahead = Date.parse(lease.until) - now.getTime()
  return ahead <= 0 || ahead > LEASE // further ahead than any lease: a clock that ran ahead
}

function claim(
  { runs, clock }: ReEvaluationPorts,
  { id, revision, value }: Stored<RunDocument>,
  node: string,
): Promise<Stored<RunDocument> | undefined> {
  const until = new Date(clock().getTime() + LEASE).toISOString()
  return unlessOvertaken(runs.replace(id, revision, { ...value, lease: { by: node, until } }, []))
}

/** Ids are first names, which say nothing of the present domain. */
function rangeOf({ service }: Pick<RunDocument, 'service'>, after: string): Comparison {
  if (service === undefined) return { gt: after }
  return after === '' ? { eq: service } : { gt: service, lt: service }
}

function isMeant({ domain }: Pick<RunDocument, 'domain'>, service: ServiceDocument): boolean {
  return domain === undefined || `${service.domain}/`.startsWith(`${domain}/`)
}

function runView({ id, value }: Stored<RunDocument>): ReEvaluationRun {
  const { cause, domain, service, state, total, done, changed, failed, lastError } = value
  const { startedAt, finishedAt } = value
  return {
    id,
    cause,
    domain,
    service,
    state,
    total,
    done,
    changed,
    failed,
    lastError,
    startedAt,
    finishedAt,
  }
}
