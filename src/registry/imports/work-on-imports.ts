import type { Stored } from '../../store/index.ts'
import { isStoreProblem } from '../guarded-collection.ts'
import { RegistryError } from '../problems.ts'
import { SYSTEM } from '../system-actor.ts'
import { applyVersion, takeVersionBack } from './apply-version.ts'
import type { ImportDocument, ImportEntryDocument, ImportState } from './import-document.ts'
import type { ImportPorts } from './import-ports.ts'
import type { Imports } from './imports.ts'
import { entriesOf, planImport, readUpload, type Tell } from './plan-import.ts'

const LEASE = 120_000 // milliseconds; far longer than one contract takes
const PERIOD = 500 // milliseconds between two notes of the progress
const UNDER_WAY: readonly ImportState[] = ['planning', 'running', 'taking-back']

/** Raised where a server finds that another one, or nobody, works on an import any more. */
class Overtaken extends Error {}

export function createWorkOnImports(ports: ImportPorts): Imports['work'] {
  let node: string | undefined
  return async (stop) => {
    node ??= ports.newId()
    while (stop?.aborted !== true) {
      const job = await nextJob(ports, node)
      if (job === undefined) return
      try {
        await workOn(ports, job, stop)
      } catch (error) {
        if (error instanceof Overtaken) return
        if (!(error instanceof RegistryError)) throw error
        // Somebody decided about it at the same moment; what is to be done now is asked anew.
        if (error.code === 'stale-revision') continue
        const current = await ports.imports.get(job.id)
        if (current !== undefined) await end(ports, current, 'failed', error.message)
      }
    }
  }
}

/** The oldest that is to be worked on; one at a time in a store, so that no other is begun while it is another's. */
async function nextJob(
  { progress, clock }: ImportPorts,
  node: string,
): Promise<Stored<ImportDocument> | undefined> {
  const { items } = await progress.find({
    where: { state: { in: UNDER_WAY } },
    sort: ['createdAt'],
    limit: 1,
  })
  const [job] = items
  if (job === undefined) return undefined
  const { lease } = job.value
  const ahead = lease === undefined ? 0 : Date.parse(lease.until) - clock().getTime()
  if (lease !== undefined && lease.by !== node && ahead > 0 && ahead <= LEASE) return undefined
  return write({ progress }, job, { ...job.value, lease: leaseOf(node, clock()) })
}

function leaseOf(by: string, now: Date): ImportDocument['lease'] {
  return { by, until: new Date(now.getTime() + LEASE).toISOString() }
}

/** @throws Overtaken when somebody else has written it meanwhile */
async function write(
  { progress }: Pick<ImportPorts, 'progress'>,
  job: Stored<ImportDocument>,
  value: ImportDocument,
): Promise<Stored<ImportDocument>> {
  try {
    return await progress.replace(job.id, job.revision, value, [])
  } catch (error) {
    if (isStoreProblem(error, 'stale-revision')) throw new Overtaken()
    throw error
  }
}

async function workOn(
  ports: ImportPorts,
  begun: Stored<ImportDocument>,
  stop: AbortSignal | undefined,
): Promise<void> {
  let job = begun
  let toldAt = 0
  /** Notes the progress now and then, and reads whether somebody asked for the end. */
  const tell: Tell = async (total, done) => {
    if (stop?.aborted === true) return false
    const now = ports.clock()
    if (done > 0 && Math.abs(now.getTime() - toldAt) < PERIOD) return !job.value.isCancelled
    toldAt = now.getTime()
    const current = (await ports.imports.get(job.id)) ?? job
    if (current.value.lease?.by !== begun.value.lease?.by) throw new Overtaken()
    job = await write(ports, current, {
      ...current.value,
      ...{ total, done, updatedAt: now.toISOString() },
      lease: leaseOf(begun.value.lease?.by ?? '', now),
    })
    return !job.value.isCancelled
  }
  const { state } = job.value
  if (state === 'planning') {
    const plan = await planImport(ports, job, tell)
    if (plan !== undefined) await endPlanning(ports, job.id, plan)
  } else if (state === 'running') {
    await carryOut(ports, job, tell)
  } else {
    await takeBack(ports, job, tell)
  }
  if (stop?.aborted !== true) await endCancelled(ports, job.id)
}

async function endPlanning(
  ports: ImportPorts,
  id: string,
  plan: Pick<ImportDocument, 'kind' | 'counts' | 'total'>,
): Promise<void> {
  const job = await ports.imports.get(id)
  if (job === undefined || job.value.isCancelled) return
  const { allOrNothing, startsItself } = job.value
  const { counts } = plan
  const planned = { ...job.value, ...plan, done: 0, lease: undefined }
  const refused = counts.refused + counts['left-out']
  if (allOrNothing && refused > 0) {
    const why = `Nothing was imported, since ${refused} of its entries cannot be.`
    await end(ports, { ...job, value: planned }, 'failed', why)
  } else {
    const state = startsItself ? 'running' : 'planned'
    await write(ports, job, { ...planned, state, updatedAt: ports.clock().toISOString() })
  }
}

async function carryOut(
  ports: ImportPorts,
  job: Stored<ImportDocument>,
  tell: Tell,
): Promise<void> {
  const { entries, uploads } = ports
  const source = await readUpload(ports, job, tell)
  const { total } = job.value
  const counts = { ...job.value.counts }
  let done = 0
  /** What the source has, and of which it is not known which versions. */
  const refused = new Set<string | undefined>()
  for await (const entry of entriesOf(ports, job.id)) {
    const { outcome, applied, place } = entry.value
    if (place >= total) break
    if (!(await tell(total, done))) return
    done += 1
    if (outcome === 'refused') refused.add(source.items[place]?.sourceId)
    if (outcome === 'refused' || applied !== undefined) continue
    let current = entry
    const keep = async (value: ImportEntryDocument): Promise<void> => {
      current = await entries.replace(current.id, current.revision, value, [])
    }
    try {
      const item = source.items[place]
      if (item === undefined) await applyUse(ports, job.value, entry.value)
      else
        await applyVersion(ports, job, entry.value, item, (made) => keep({ ...entry.value, made }))
      await keep({ ...current.value, applied: 'done' })
    } catch (error) {
      if (!(error instanceof RegistryError)) throw error
      await keep({ ...current.value, outcome: 'refused', note: error.message })
      refused.add(source.items[place]?.sourceId)
      counts[outcome] -= 1
      counts.refused += 1
      if (job.value.allOrNothing && entry.value.kind === 'version') {
        const why = `Nothing was imported: ${entry.value.subject} was refused. ${error.message}`
        await change(ports, job.id, { state: 'taking-back', outcome: why, counts, done: 0 })
        return
      }
      await change(ports, job.id, { counts })
    }
  }
  const { source: name, createdAt } = job.value
  for await (const origin of ports.origins.from(name)) {
    if (!refused.has(origin.value.sourceId)) await ports.origins.miss(origin, job.id, createdAt)
  }
  const ended = await ports.imports.get(job.id)
  if (ended !== undefined && !ended.value.isCancelled)
    await end(ports, { ...ended, value: { ...ended.value, done: total } }, 'complete')
  await uploads.forget(job.id)
}

async function applyUse(
  { registry }: ImportPorts,
  { requestedBy, environment, source }: ImportDocument,
  { outcome, consumer, service = '', version = '', from }: ImportEntryDocument,
): Promise<void> {
  if (outcome === 'unchanged' || consumer === undefined) return
  try {
    await registry.subscriptions.request(requestedBy, {
      ...{
        consumer: consumer.id,
        consumerKind: consumer.kind,
        service,
        range: version,
        environment,
      },
      reason: `Imported from ${source}, ${from}.`.slice(0, 500),
    })
  } catch (error) {
    // It was asked for before a restart.
    if (error instanceof RegistryError && error.code === 'subscription-exists') return
    throw error
  }
}

/** Takes back what was made; what somebody has changed meanwhile is theirs. */
async function takeBack(
  ports: ImportPorts,
  job: Stored<ImportDocument>,
  tell: Tell,
): Promise<void> {
  const { entries } = ports
  const all: Stored<ImportEntryDocument>[] = []
  for await (const entry of entriesOf(ports, job.id)) {
    if (entry.value.made !== undefined && entry.value.applied !== 'taken-back') all.push(entry)
  }
  for (const [index, entry] of all.reverse().entries()) {
    if (!(await tell(all.length, index))) return
    let note: string | undefined
    try {
      await takeVersionBack(ports, job.value, entry.value)
    } catch (error) {
      if (!(error instanceof RegistryError)) throw error
      note = `It stays: ${error.message}`
    }
    await entries.replace(
      entry.id,
      entry.revision,
      {
        ...entry.value,
        ...(note === undefined ? { applied: 'taken-back' as const } : { note }),
      },
      [],
    )
  }
  const current = await ports.imports.get(job.id)
  if (current !== undefined) await end(ports, current, 'taken-back', current.value.outcome)
}

/** Carries out what was asked for while a portion of the work was under way. */
async function endCancelled(ports: ImportPorts, id: string): Promise<void> {
  const job = await ports.imports.get(id)
  if (job?.value.isCancelled !== true) return
  const { state, allOrNothing } = job.value
  if (state === 'running' && allOrNothing) {
    const outcome = 'It was cancelled, and what it had made was taken back.'
    await change(ports, id, { state: 'taking-back', outcome, isCancelled: false, done: 0 })
  } else if (UNDER_WAY.includes(state)) {
    await end(ports, job, 'cancelled', 'It was cancelled.')
  }
}

async function change(
  ports: ImportPorts,
  id: string,
  members: Partial<ImportDocument>,
): Promise<void> {
  const job = await ports.imports.get(id)
  if (job === undefined) throw new Overtaken()
  await write(ports, job, { ...job.value, ...members })
}

/** Ends an import, or its planning, with the event of its end. */
async function end(
  { imports, permits, uploads, clock }: ImportPorts,
  job: Stored<ImportDocument>,
  state: ImportState,
  outcome?: string,
): Promise<void> {
  const { id, value } = job
  const { source, domain, counts } = value
  const at = clock().toISOString()
  const permit = await permits.require(SYSTEM, 'duty.perform', { subject: `import:${id}`, domain })
  await imports.replace(
    permit,
    job,
    {
      ...value,
      ...{ state, updatedAt: at, finishedAt: at, lease: undefined },
      ...(outcome !== undefined && { outcome }),
    },
    { event: 'import.ended', change: { source, state, outcome, counts } },
  )
  await uploads.forget(id)
}
