import type { Stored } from '../../store/index.ts'
import { allPages } from '../all-pages.ts'
import { isStoreProblem } from '../guarded-collection.ts'
import { RegistryError } from '../problems.ts'
import type { ImportDocument, ImportEntryDocument } from './import-document.ts'
import type { ImportPorts } from './import-ports.ts'
import { planVersion, type PlannedVersion } from './plan-version.ts'
import { readSource } from './sources/read-source.ts'
import type { ReadSource, SourceItem, SourceUse } from './sources/source-item.ts'

/** Tells how far the work has come; false when it is to stop. */
export type Tell = (total: number, done: number) => Promise<boolean>

type Entry = Omit<ImportEntryDocument, 'import' | 'place'>

const AT_ONCE = 8 // contracts read together, so that every core has one

const STILL_READING = 30_000 // milliseconds; a fraction of the lease by which a server holds an import

/**
 * Reads the source of an import anew. That takes minutes where it has many files, so that it is told meanwhile.
 * @throws RegistryError `import-unreadable`
 */
export async function readUpload(
  { uploads, engine, clock }: ImportPorts,
  { id, value }: Stored<ImportDocument>,
  tell: Tell,
): Promise<ReadSource> {
  const bytes = await uploads.read(id, value.bytes)
  if (bytes === undefined) {
    throw new RegistryError(
      'import-unreadable',
      `${value.fileName} is not in this store any more; upload it again.`,
    )
  }
  let toldAt = clock().getTime()
  return readSource({ name: value.fileName, bytes }, value.domain, async (file) => {
    try {
      return (await engine.outline([file]))?.[0]
    } catch (error) {
      // It is told as what cannot be read when it is taken for a contract.
      if (error instanceof RegistryError) return undefined
      throw error
    } finally {
      const now = clock().getTime()
      if (Math.abs(now - toldAt) >= STILL_READING) {
        toldAt = now
        await tell(value.total, 0)
      }
    }
  })
}

/**
 * Says what becomes of each entry of a source, and keeps that.
 * @returns undefined when it was told to stop
 */
export async function planImport(
  ports: ImportPorts,
  job: Stored<ImportDocument>,
  tell: Tell,
): Promise<Pick<ImportDocument, 'kind' | 'counts' | 'total'> | undefined> {
  const source = await readUpload(ports, job, tell)
  const total = source.items.length + source.uses.length
  if (total + source.leftOut.length === 0) {
    throw new RegistryError(
      'import-unreadable',
      `${job.value.fileName} has no contract that could be imported.`,
    )
  }
  const keeper = createKeeper(ports, job.id)
  const services: Planned = new Map()
  const planned = { services, taken: new Map<string, SourceItem>() }
  for (let start = 0; start < source.items.length; start += AT_ONCE) {
    if (!(await tell(total, start))) return undefined
    const items = source.items.slice(start, start + AT_ONCE)
    const { source: name, requestedBy } = job.value
    const plans = await Promise.all(
      items.map((item) => planVersion(ports, requestedBy, name, item)),
    )
    for (const [index, item] of items.entries()) {
      const plan = plans[index]
      if (plan !== undefined) await keeper.keep(versionEntry(item, plan, keeper.subjects, planned))
    }
  }
  for (const [index, use] of source.uses.entries()) {
    if (index % AT_ONCE === 0 && !(await tell(total, source.items.length + index))) return undefined
    await keeper.keep(await useEntry(ports, job.value, use, services))
  }
  for (const { from, reason } of source.leftOut)
    await keeper.keep({ kind: 'other', subject: from, from, outcome: 'left-out', note: reason })
  for (const entry of await goneFrom(ports, job.value.source, source.items))
    await keeper.keep(entry)
  return { kind: source.kind, counts: keeper.counts, total }
}

/** What each service of the source becomes. */
type Planned = Map<string, { readonly service: string; readonly version: string }>

/** The entry of the source that each service comes from. */
type Taken = Map<string, SourceItem>

function versionEntry(
  item: SourceItem,
  plan: PlannedVersion,
  subjects: ReadonlyMap<string, string>,
  planned: { readonly services: Planned; readonly taken: Taken },
): Entry {
  const { sourceId, from } = item
  const { service, version, subject } = plan
  if (plan.outcome === 'refused' || service === undefined || version === undefined)
    return { kind: 'version', from, ...plan }
  const refused = (why: string): Entry => {
    const note = `${why} already; name one of them otherwise.`
    return { kind: 'version', subject, from, outcome: 'refused', note }
  }
  const twin = subjects.get(subject)
  if (twin !== undefined) return refused(`${twin} is imported as ${subject}`)
  // What two entries of a source are called may come to the same name here, and they are two services all the same.
  const other = planned.taken.get(service)
  if (other !== undefined && other.sourceId !== sourceId && !(other.isSaid && item.isSaid))
    return refused(`${other.from} becomes the service ${nameIn(subject)}`)
  planned.taken.set(service, item)
  planned.services.set(sourceId, { service, version })
  return { kind: 'version', from, ...plan }
}

/** The name in `domain/name@version`. */
function nameIn(subject: string): string {
  return subject.slice(0, subject.lastIndexOf('@'))
}

async function useEntry(
  { subscriptions }: ImportPorts,
  { environment }: ImportDocument,
  { consumer, sourceId, from }: SourceUse,
  services: Planned,
): Promise<Entry> {
  const provider = services.get(sourceId)
  const own = 'sourceId' in consumer ? services.get(consumer.sourceId) : undefined
  const name =
    'application' in consumer ? consumer.application : (own?.service ?? consumer.sourceId)
  const said = {
    kind: 'subscription',
    from,
    subject: `${name} → ${provider?.service ?? sourceId}`,
  } as const
  if (provider === undefined || ('sourceId' in consumer && own === undefined)) {
    const missing = provider === undefined ? sourceId : name
    return { ...said, outcome: 'refused', note: `${missing} becomes no service.` }
  }
  const kind = own === undefined ? 'application' : 'service'
  const present = await subscriptions.find({
    where: { consumer: { eq: name }, live: { eq: true }, service: { eq: provider.service } },
    limit: 500,
  })
  const isThere = present.items.some(
    ({ value }) => value.consumerKind === kind && value.environment === environment,
  )
  return {
    ...said,
    outcome: isThere ? 'unchanged' : 'create',
    service: provider.service,
    version: `^${provider.version}`,
    consumer: { kind, id: name },
  }
}

/** What was imported from the source before, and is not in it any more. */
async function goneFrom(
  { origins, names }: ImportPorts,
  source: string,
  items: readonly SourceItem[],
): Promise<readonly Entry[]> {
  const here = new Set(items.map(({ sourceId }) => sourceId))
  const gone: Entry[] = []
  for await (const { value } of origins.from(source)) {
    if (here.has(value.sourceId) || value.missingSince !== undefined) continue
    const present = await names.presentNames([value.service])
    gone.push({
      kind: 'other',
      subject: present(value.service),
      from: value.sourceId,
      outcome: 'gone',
      note: `The source had it on ${value.lastSeenAt.slice(0, 10)}; it stays, so decide whether to retire it.`,
    })
  }
  return gone
}

/** Keeps entries in their order, in place of those of a plan that broke off. */
function createKeeper(
  { entries }: ImportPorts,
  id: string,
): {
  readonly keep: (entry: Entry) => Promise<void>
  /** Where each subject that is not refused comes from. */
  readonly subjects: ReadonlyMap<string, string>
  readonly counts: ImportDocument['counts']
} {
  const counts = { ...NO_COUNTS }
  const subjects = new Map<string, string>()
  let place = 0
  return {
    counts,
    subjects,
    keep: async (entry) => {
      const key = entryId(id, place)
      const value: ImportEntryDocument = { import: id, place, ...entry }
      place += 1
      counts[entry.outcome] += 1
      if (entry.outcome !== 'refused') subjects.set(entry.subject, entry.from)
      try {
        await entries.insert(key, value, [])
      } catch (error) {
        if (!isStoreProblem(error, 'duplicate-key')) throw error
        const present = await entries.get(key)
        if (present !== undefined) await entries.replace(key, present.revision, value, [])
      }
    },
  }
}

export const NO_COUNTS: ImportDocument['counts'] = {
  ...{ create: 0, replace: 0, unchanged: 0, refused: 0, 'left-out': 0, gone: 0 },
}

function entryId(id: string, place: number): string {
  return `${id}/${String(place).padStart(6, '0')}`
}

/** Entries of an import in the order of their source. */
export function entriesOf(
  { entries }: Pick<ImportPorts, 'entries'>,
  id: string,
): AsyncIterable<Stored<ImportEntryDocument>> {
  return allPages(entries, { where: { import: { eq: id } }, sort: ['place'] })
}
