import type { Stored } from '../../store/index.ts'
import { allPages } from '../all-pages.ts'
import type { VersionDocument } from '../documents.ts'
import { parseInput } from '../identifiers.ts'
import type { AuthorityDecision } from '../model.ts'
import { findOptions, viewPage } from '../page.ts'
import type { Permit } from '../permits.ts'
import type { Actor, Thing } from '../ports.ts'
import { RegistryError } from '../problems.ts'
import type { Projections } from '../projections.ts'
import { wordsOfContract, type ForgetWords } from '../search/forget-words.ts'
import { mediaTypeOf } from '../versions/media-type.ts'
import type { VersionContents } from '../versions/version-contents.ts'
import type { ErasureDocument } from './erasure-document.ts'
import { erasureInput } from './erasure-input.ts'
import { erasureView } from './erasure-view.ts'
import type { Erasures } from './erasures.ts'
import {
  closeErasure,
  followErasure,
  versionsWith,
  type FollowErasurePorts,
} from './follow-erasure.ts'

export interface ErasurePorts extends FollowErasurePorts {
  readonly projections: Projections
  readonly versionContents: VersionContents
  readonly forgetWords: ForgetWords
}

/** What there is of a content before it is erased. */
interface FoundContent {
  readonly bytes: number
  readonly mediaType: string
  readonly versions: readonly Stored<VersionDocument>[]
  readonly subscriptions: readonly string[]
  /** Services of which something that is shown follows from the content. */
  readonly services: readonly string[]
  /** Where authority over it lies. */
  readonly domains: readonly string[]
}

export function createErasures(ports: ErasurePorts): Erasures {
  const { erasures, projections, permits } = ports

  return {
    list: async (page) =>
      viewPage(await erasures.find(findOptions(page, { sort: ['-erasedAt'] })), (erasure) =>
        Promise.resolve(erasureView(erasure)),
      ),

    async get(digest) {
      const erasure = await tombstone(ports, digest)
      if (erasure !== undefined) return erasureView(erasure)
      throw new RegistryError(
        'erasure-not-found',
        `The content ${digest.slice(0, 100)} was not erased.`,
      )
    },

    async preview(actor, digest) {
      const { bytes, mediaType, versions, subscriptions, domains } = await find(ports, digest)
      const authority: AuthorityDecision[] = []
      for (const domain of domains) {
        authority.push(await permits.preview(actor, 'content.erase', thingOf(digest, domain)))
      }
      return {
        ...{ digest, bytes, mediaType, subscriptions, authority },
        versions: versions.map((version) => ({
          ...withContent(version, digest),
          state: version.value.state,
        })),
      }
    },

    async erase(actor, input) {
      const {
        digest,
        reason,
        legalBasis,
        decidedBy,
        versions: named,
      } = parseInput(erasureInput, input)
      const found = await find(ports, digest)
      const permit = await permitFor(ports, actor, digest, found.domains)
      requireAllNamed(digest, found.versions, named)
      const { bytes, mediaType } = found
      const words: string[] = []
      for (const { value } of found.versions) {
        words.push(...wordsOfContract(await ports.versionContents.summary(value)))
      }
      const role = permit.authority.role
      const decided: ErasureDocument = {
        ...{ bytes, mediaType, reason, legalBasis, decidedBy },
        by: { person: actor.id, name: actor.name },
        ...(role !== undefined && { onBehalfOf: role }),
        erasedAt: permit.at.toISOString(),
        versions: found.versions.map((version) => withContent(version, digest)),
        open: true,
      }
      const stored = await projections.around(found.services, async () => {
        const change = {
          ...{ bytes, mediaType, legalBasis, decidedBy },
          versions: found.versions.map(({ id }) => id),
        }
        const happening = { event: 'content.erased', reason, change } as const
        const inserted = await erasures.insert(permit, digest, decided, happening)
        if (inserted === undefined) throw erasedAlready(digest)
        await followErasure(ports, inserted)
        return inserted
      })
      await ports.forgetWords(words)
      await closeErasure(ports, stored)
      return erasureView(stored)
    },
  }
}

/** Finishes erasures that a crash left half done; to be called before derived data is made. */
export async function finishErasures(ports: FollowErasurePorts): Promise<void> {
  const where = { open: { eq: true } }
  for await (const erasure of allPages(ports.erasures, { where })) {
    await followErasure(ports, erasure)
    await closeErasure(ports, erasure)
  }
}

async function find(ports: ErasurePorts, digest: string): Promise<FoundContent> {
  const { contents, versions: documents, subscriptions: agreements, services: known } = ports
  if ((await tombstone(ports, digest)) !== undefined) throw erasedAlready(digest)
  const versions = await versionsWith(documents, digest)
  const subscriptions: string[] = []
  const services = new Set(versions.map(({ value }) => value.service))
  for await (const { id, value } of allPages(agreements, {
    where: { 'usage.content': { eq: digest } },
  })) {
    subscriptions.push(id)
    services.add(value.service)
  }
  const bytes = services.size === 0 || digest.length > 100 ? undefined : await contents.get(digest)
  if (bytes === undefined) {
    throw new RegistryError(
      'content-not-found',
      `No contract version has the content ${digest.slice(0, 100)}; the digests of its files are in the version.`,
    )
  }
  const owners = await known.getMany([...services])
  const format = versions[0]?.value.format
  return {
    bytes: bytes.length,
    mediaType: format === undefined ? 'application/octet-stream' : mediaTypeOf(format, bytes),
    ...{ versions, subscriptions },
    services: [...services],
    domains: [...new Set(owners.map(({ value }) => value.domain))].sort(),
  }
}

async function tombstone(
  { erasures }: Pick<ErasurePorts, 'erasures'>,
  digest: string,
): Promise<Stored<ErasureDocument> | undefined> {
  return digest === '' || digest.length > 100 ? undefined : erasures.get(digest)
}

/** Every domain that a version lies in has to allow it; the first of them stands for the decision. */
async function permitFor(
  { permits }: ErasurePorts,
  actor: Actor,
  digest: string,
  [first = '', ...others]: readonly string[],
): Promise<Permit> {
  const permit = await permits.require(actor, 'content.erase', thingOf(digest, first))
  for (const domain of others) {
    await permits.require(actor, 'content.erase', thingOf(digest, domain))
  }
  return permit
}

function requireAllNamed(
  digest: string,
  versions: readonly Stored<VersionDocument>[],
  named: readonly string[],
): void {
  const actual = versions.map(({ id }) => id)
  const wanted = new Set(named)
  if (wanted.size === actual.length && actual.every((id) => wanted.has(id))) return
  throw new RegistryError(
    'content-shared',
    `${digest} is the content of ${actual.length === 0 ? 'no version' : actual.join(', ')}. It is erased for all of them or not at all; name exactly these in "versions".`,
    { versions: actual },
  )
}

function withContent(
  { value }: Stored<VersionDocument>,
  digest: string,
): ErasureDocument['versions'][number] {
  const files = value.files.filter((file) => file.digest === digest).map(({ name }) => name)
  return { service: value.service, version: value.version, files }
}

function thingOf(digest: string, domain: string): Thing {
  return { subject: `content:${digest}`, domain }
}

function erasedAlready(digest: string): RegistryError {
  return new RegistryError(
    'content-erased',
    `The content ${digest} was erased already; its tombstone says when and why.`,
  )
}
