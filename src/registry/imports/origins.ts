import { digestOfBytes } from '../../contracts/index.ts'
import type { Collection, Stored } from '../../store/index.ts'
import { allPages } from '../all-pages.ts'
import type { GuardedCollection } from '../guarded-collection.ts'
import type { Permit, Permits } from '../permits.ts'
import { SYSTEM } from '../system-actor.ts'
import type { OriginDocument } from './import-document.ts'
import type { SourceKind } from './sources/source-item.ts'

/** A version as an import has seen it in a source. */
export interface Sighting {
  readonly import: string
  readonly source: string
  readonly kind: SourceKind
  readonly sourceId: string
  readonly service: string
  readonly described: OriginDocument['described']
  readonly version: string
  readonly from: string
  readonly digest: string
  /** One moment for all of an import. */
  readonly at: string
}

/** Where services came from. */
export interface Origins {
  of(source: string, sourceId: string): Promise<OriginDocument | undefined>
  /** Of a service, by the names of the sources. */
  list(service: string): Promise<readonly OriginDocument[]>
  /** All of a source. */
  from(source: string): AsyncIterable<Stored<OriginDocument>>
  /**
   * Notes that a source has a version. What is new or other than before has its event; that it was only seen again has
   * none, since the end of each import has one.
   */
  see(sighting: Sighting): Promise<void>
  /** Notes that a source has no more what other imports saw in it; nothing of it is removed. */
  miss(stored: Stored<OriginDocument>, seen: string, at: string): Promise<void>
}

export function createOrigins(
  origins: Collection<OriginDocument>,
  guarded: GuardedCollection<OriginDocument>,
  permits: Permits,
): Origins {
  const idOf = (source: string, sourceId: string): string =>
    digestOfBytes(JSON.stringify([source, sourceId]))
  const permitFor = (service: string): Promise<Permit> =>
    permits.require(SYSTEM, 'duty.perform', { subject: `service:${service}`, domain: '' })

  return {
    of: async (source, sourceId) => (await origins.get(idOf(source, sourceId)))?.value,
    async list(service) {
      const found: OriginDocument[] = []
      const question = { where: { service: { eq: service } } }
      for await (const { value } of allPages(origins, question)) found.push(value)
      return found.sort((one, other) => (one.source < other.source ? -1 : 1))
    },
    from: (source) => allPages(origins, { where: { source: { eq: source } } }),

    async see(sighting) {
      const { source, sourceId, service, version, digest, from } = sighting
      const id = idOf(source, sourceId)
      const present = await origins.get(id)
      const seen = seenIn(present?.value, sighting)
      const before = present?.value.versions.find((one) => one.version === version)
      const isNews = before?.digest !== digest || before.missingSince !== undefined
      if (present !== undefined && !isNews) {
        await origins.replace(id, present.revision, seen, [])
        return
      }
      const permit = await permitFor(service)
      const happening = {
        event: 'origin.recorded',
        change: { source, sourceId, version, digest, from, import: sighting.import },
      } as const
      if (present !== undefined) await guarded.replace(permit, present, seen, happening)
      else await guarded.insert(permit, id, seen, happening)
    },

    async miss(present, seen, at) {
      const { value } = present
      const isGone = value.import !== seen
      const gone = value.versions.filter(
        ({ missingSince, lastSeenAt }) =>
          missingSince === undefined && (isGone || lastSeenAt < value.lastSeenAt),
      )
      if (gone.length === 0) return
      const missing: OriginDocument = {
        ...value,
        ...(isGone && { missingSince: at }),
        versions: value.versions.map((one) =>
          gone.includes(one) ? { ...one, missingSince: at } : one,
        ),
      }
      await guarded.replace(await permitFor(value.service), present, missing, {
        event: 'origin.missed',
        change: {
          source: value.source,
          sourceId: value.sourceId,
          versions: gone.map(({ version }) => version),
        },
      })
    },
  }
}

function seenIn(present: OriginDocument | undefined, sighting: Sighting): OriginDocument {
  const { source, kind, sourceId, service, described, version, from, digest, at } = sighting
  const versions = present?.versions ?? []
  const before = versions.find((one) => one.version === version)
  const importedAt = before?.digest === digest ? before.importedAt : at
  return {
    ...{ source, kind, sourceId, service, described, import: sighting.import },
    versions: [
      ...versions.filter((one) => one.version !== version),
      { version, from, digest, importedAt, lastSeenAt: at },
    ],
    importedAt: present?.importedAt ?? at,
    lastSeenAt: at,
  }
}
