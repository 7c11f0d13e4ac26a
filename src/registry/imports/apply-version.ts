import type { Stored } from '../../store/index.ts'
import type { VersionDocument } from '../documents.ts'
import { domainAndAncestors, versionId } from '../identifiers.ts'
import type { Actor } from '../ports.ts'
import { RegistryError } from '../problems.ts'
import type { ImportDocument, ImportEntryDocument, OriginDocument } from './import-document.ts'
import type { ImportPorts } from './import-ports.ts'
import type { SourceItem } from './sources/source-item.ts'

type Made = NonNullable<ImportEntryDocument['made']>

const LONGEST_TITLE = 200
const LONGEST_PURPOSE = 2_000

/**
 * Registers an item as anybody would: its domains and its service where they are missing, then the version. Each is
 * whole or not there, whenever this ends, and doing it again changes nothing.
 * @param note is told what is to be taken back if need be, before it is made
 * @throws RegistryError with the registry's reason
 */
export async function applyVersion(
  ports: ImportPorts,
  { id, value: job }: Stored<ImportDocument>,
  entry: ImportEntryDocument,
  item: SourceItem,
  note: (made: Made) => Promise<void>,
): Promise<void> {
  const { registry, versions, origins } = ports
  const { service = '', version = '', outcome } = entry
  const actor: Actor = job.requestedBy
  const described = descriptionOf(item)
  const before = await versions.get(versionId(service, version))
  const reason = `Imported from ${job.source}, ${item.from}.`.slice(0, 500)
  const isOwn = before?.value.reason === reason && before.value.updatedAt >= job.createdAt
  if (before?.revision !== entry.found && !isOwn) {
    throw new RegistryError(
      'stale-revision',
      'It was changed after this was planned; import the source again.',
    )
  }
  await renewDescription(ports, actor, service, { job, item, described })
  let digest = before?.value.digest
  if (outcome !== 'unchanged') {
    await registerService(ports, actor, entry, item)
    if (!isOwn) await note(madeFrom(before))
    const pushed = await registry.versions.push(actor, {
      ...{ service, version, files: item.files, entry: item.files[0]?.name ?? '', reason },
    })
    digest = pushed.version.digest
  }
  await origins.see({
    ...{ import: id, source: job.source, kind: job.kind ?? 'contracts', sourceId: item.sourceId },
    ...{ service, described, version, from: item.from, digest: digest ?? '', at: job.createdAt },
  })
}

function madeFrom(before: Stored<VersionDocument> | undefined): Made {
  if (before === undefined) return { revision: 1 }
  const { entry, files } = before.value
  return {
    revision: before.revision + 1,
    before: { entry, files: files.map(({ name, digest }) => ({ name, digest })) },
  }
}

/**
 * Takes a version back that an import made, or puts back what was there before, if nobody has changed it since.
 * @throws RegistryError with the registry's reason
 */
export async function takeVersionBack(
  { registry, versions, contents }: ImportPorts,
  { requestedBy, source }: ImportDocument,
  { service = '', version = '', made }: ImportEntryDocument,
): Promise<void> {
  const present = await versions.get(versionId(service, version))
  // It was not made, or was taken back before a restart.
  if (made === undefined || present === undefined || present.revision < made.revision) return
  if (made.before === undefined) {
    await registry.versions.discard(requestedBy, service, version, made.revision)
    return
  }
  if (present.revision !== made.revision) {
    throw new RegistryError('stale-revision', `${service}@${version} was changed meanwhile.`)
  }
  const files = await Promise.all(
    made.before.files.map(async ({ name, digest }) => {
      const bytes = await contents.get(digest)
      if (bytes === undefined) throw new Error(`the store has lost the content ${digest}`)
      return { name, bytes }
    }),
  )
  await registry.versions.push(requestedBy, {
    ...{ service, version, files, entry: made.before.entry },
    reason: `The import from ${source} was taken back.`,
  })
}

async function registerService(
  { registry, services, domains }: ImportPorts,
  actor: Actor,
  { service = '', title: contractTitle }: ImportEntryDocument,
  item: SourceItem,
): Promise<void> {
  if ((await services.get(service)) !== undefined) return
  for (const path of domainAndAncestors(item.domain).toReversed()) {
    if ((await domains.get(path)) !== undefined) continue
    const title = path.slice(path.lastIndexOf('/') + 1)
    await registry.domains.put(actor, path, { title })
  }
  const { domain, name, owner } = item
  const { title = shortened(contractTitle ?? name), purpose, tags } = descriptionOf(item)
  await registry.services.register(actor, {
    ...{ domain, name, title, tags },
    ...(purpose !== undefined && { purpose }),
    ...(owner !== undefined && { owner }),
  })
}

/** What a source says of a service now follows it here, unless somebody has said something else here. */
async function renewDescription(
  { registry, services, origins }: ImportPorts,
  actor: Actor,
  service: string,
  about: {
    readonly job: ImportDocument
    readonly item: SourceItem
    readonly described: OriginDocument['described']
  },
): Promise<void> {
  const { job, item, described } = about
  const before = (await origins.of(job.source, item.sourceId))?.described
  const present = await services.get(service)
  if (before === undefined || present === undefined) return
  const { title, purpose, tags } = present.value
  const patch = {
    ...(described.title !== undefined &&
      described.title !== before.title &&
      title === (before.title ?? title) && { title: described.title }),
    ...(described.purpose !== before.purpose &&
      purpose === before.purpose && { purpose: described.purpose ?? null }),
    ...(!isSame(described.tags, before.tags) &&
      isSame(tags, before.tags) && { tags: [...described.tags] }),
  }
  if (Object.keys(patch).length === 0) return
  await registry.services.update(actor, service, patch, present.revision)
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return JSON.stringify([...one].sort()) === JSON.stringify([...other].sort())
}

function descriptionOf({ title, purpose, tags }: SourceItem): OriginDocument['described'] {
  return {
    ...(title?.trim() && { title: shortened(title) }),
    ...(purpose?.trim() && { purpose: purpose.trim().slice(0, LONGEST_PURPOSE) }),
    tags: [...new Set(tags.map((tag) => tag.trim().slice(0, 100)))].filter(Boolean).slice(0, 50),
  }
}

function shortened(title: string): string {
  const plain = title.replace(/\s+/g, ' ').trim()
  return plain.length <= LONGEST_TITLE ? plain : `${plain.slice(0, LONGEST_TITLE - 1)}…`
}
