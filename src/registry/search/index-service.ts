import { StoreError, type Collection, type Stored } from '../../store/index.ts'
import type { ServiceDocument, VersionDocument } from '../documents.ts'
import {
  insertUnlessTaken,
  isStoreProblem,
  unlessOvertaken,
  type GuardedCollection,
} from '../guarded-collection.ts'
import { refreshDerived } from '../refresh-derived.ts'
import { versionsOf } from '../versions/find-version.ts'
import { latestOf } from '../versions/select-version.ts'
import type { VersionContents } from '../versions/version-contents.ts'
import type { FacetCounters } from './facets.ts'
import { createIndexOlder } from './index-older.ts'
import { namedWords, searchPartsFor, type SearchedVersion } from './search-entries.ts'
import type { OlderVersions, SearchPart } from './search-index.ts'
import type { Vocabulary } from './vocabulary.ts'

const FORM = 1 // of the index: another number makes everything be indexed anew
const ATTEMPTS = 20 // writers of one service at the same moment; each round lets one of them through

/** Ids of the rules that found something in a version, as last judged. */
export type FindingsOf = (
  service: ServiceDocument,
  version: Stored<VersionDocument>,
) => Promise<readonly string[]>

export interface IndexServicePorts {
  readonly services: GuardedCollection<ServiceDocument>
  readonly versions: GuardedCollection<VersionDocument>
  readonly parts: Collection<SearchPart>
  readonly older: Collection<OlderVersions>
  readonly facets: FacetCounters
  readonly vocabulary: Vocabulary
  readonly versionContents: VersionContents
  readonly findingsOf: FindingsOf
}

/**
 * Brings what a service is found by in step with what is stored of it.
 * @param isAfterCrash counts its facts anew, since it is not known whether they were counted
 */
export type IndexService = (service: string, isAfterCrash: boolean) => Promise<void>

export function createIndexService(ports: IndexServicePorts): IndexService {
  const { services, versions, parts, facets, vocabulary } = ports
  const indexOlder = createIndexOlder(ports)

  return async (id, isAfterCrash) => {
    for (let attempt = 1; ; attempt++) {
      const head = await parts.get(id)
      const service = await services.get(id)
      const all = service === undefined ? [] : await versionsOf(versions, id)
      const wanted = service && (await partsOf(ports, service, all, head?.value.basis))
      if (wanted === undefined || wanted.length > 0) {
        try {
          await writeParts(ports, id, head, wanted ?? [])
        } catch (error) {
          if (!isStoreProblem(error, 'stale-revision') || attempt === ATTEMPTS) throw error
          continue
        }
        await vocabulary.learn(namedWords(wanted?.flatMap(({ entries }) => entries) ?? []))
      }
      await indexOlder(id, all)
      break
    }
    if (!isAfterCrash) return
    const head = await parts.get(id)
    await facets.recount([...(head?.value.facts ?? []), ...(head?.value.factsBefore ?? [])])
  }
}

/** Undefined for a service that is gone; none when the present parts were made from the same. */
async function partsOf(
  { versionContents, findingsOf }: IndexServicePorts,
  service: Stored<ServiceDocument>,
  versions: readonly Stored<VersionDocument>[],
  presentBasis: string | undefined,
): Promise<readonly SearchPart[]> {
  const latest = latestOf(versions)
  const { version, digest, entry, state, verdict, conformance } = latest?.value ?? {}
  const basis = JSON.stringify([
    FORM,
    service.revision,
    version,
    digest,
    entry,
    state,
    verdict,
    conformance,
    ...(latest?.value.erased ?? []),
  ])
  if (basis === presentBasis) return []
  const searched: SearchedVersion | undefined = latest && {
    version: latest.value.version,
    latest: latest.value,
    summary: await versionContents.summary(latest.value),
    findings: await findingsOf(service.value, latest),
  }
  return searchPartsFor(basis, service.value, searched)
}

/**
 * The head last: who finds that it was changed meanwhile has to begin anew, so that whoever saw most writes last.
 * @throws StoreError `stale-revision`
 */
async function writeParts(
  { parts, facets }: IndexServicePorts,
  service: string,
  head: Stored<SearchPart> | undefined,
  wanted: readonly SearchPart[],
): Promise<void> {
  for (const part of wanted.slice(1)) {
    await refreshDerived(parts, partId(service, part.part), () => Promise.resolve(part))
  }
  const before = head?.value.facts ?? []
  const [now] = wanted
  if (now === undefined) {
    if (head !== undefined) await parts.remove(service, head.revision, [])
  } else if (head === undefined) {
    const inserted = await insertUnlessTaken(parts, service, now, [])
    if (inserted === undefined) {
      throw new StoreError('stale-revision', `${service} was indexed by somebody else meanwhile.`)
    }
  } else {
    const value = { ...now, factsBefore: before }
    await parts.replace(service, head.revision, value, [])
  }
  await facets.change(before, now?.facts ?? [])
  for (let part = Math.max(1, wanted.length); part < (head?.value.parts ?? 0); part++) {
    await discard(parts, partId(service, part))
  }
}

function partId(service: string, part: number): string {
  return `${service}#${part}`
}

async function discard(parts: Collection<SearchPart>, id: string): Promise<void> {
  const present = await parts.get(id)
  if (present === undefined) return
  // Whoever was faster leaves what is right.
  await unlessOvertaken(parts.remove(id, present.revision, []))
}
