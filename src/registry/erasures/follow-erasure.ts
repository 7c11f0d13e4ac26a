import type { Collection, ContentStore, Stored } from '../../store/index.ts'
import { allPages } from '../all-pages.ts'
import type { DerivedContents } from '../derived-contents.ts'
import type { ServiceDocument, SubscriptionDocument, VersionDocument } from '../documents.ts'
import type { GuardedCollection } from '../guarded-collection.ts'
import type { KeptJudgements } from '../judgements/keep-judgements.ts'
import type { Permit, Permits } from '../permits.ts'
import { SYSTEM } from '../system-actor.ts'
import type { ErasureDocument } from './erasure-document.ts'

export interface FollowErasurePorts {
  readonly contents: ContentStore
  readonly derived: DerivedContents
  readonly erasures: GuardedCollection<ErasureDocument>
  readonly erasureDocuments: Collection<ErasureDocument>
  readonly services: GuardedCollection<ServiceDocument>
  readonly versions: GuardedCollection<VersionDocument>
  readonly subscriptions: GuardedCollection<SubscriptionDocument>
  readonly judgements: KeptJudgements
  readonly permits: Permits
}

/** All versions that have a content, as their contract or among what it imports. */
export async function versionsWith(
  versions: GuardedCollection<VersionDocument>,
  content: string,
): Promise<readonly Stored<VersionDocument>[]> {
  const found = new Map<string, Stored<VersionDocument>>()
  for (const field of ['entryDigest', 'importedDigests']) {
    for await (const version of allPages(versions, { where: { [field]: { eq: content } } })) {
      found.set(version.id, version)
    }
  }
  return [...found.values()].sort((one, other) => (one.id < other.id ? -1 : 1))
}

/**
 * Carries a decided erasure out: the bytes go first, then everything that was made of them. Each step may be repeated, so
 * that a crash between two of them only leaves the rest to be done.
 */
export async function followErasure(
  ports: FollowErasurePorts,
  erasure: Stored<ErasureDocument>,
): Promise<void> {
  const { contents, derived, services, versions, subscriptions } = ports
  const content = erasure.id
  await contents.remove(content)
  const concerned = await versionsWith(versions, content)
  for (const version of concerned) {
    const { value } = version
    if (value.erased?.includes(content)) continue
    const isEntry = value.entryDigest === content
    const permit = await permitFor(ports, `version:${version.id}`, value.service)
    const erased = [...(value.erased ?? []), content]
    // Of what was read from the contract only counts stay.
    const outline = isEntry ? { ...value.outline, title: undefined } : value.outline
    await versions.replace(
      permit,
      version,
      { ...value, erased, outline },
      {
        event: 'version.erased',
        reason: erasure.value.reason,
        change: { content },
      },
    )
  }
  const asUsage = { where: { 'usage.content': { eq: content } } }
  for await (const subscription of allPages(subscriptions, asUsage)) {
    const { usage, ...rest } = subscription.value
    const permit = await permitFor(ports, `subscription:${subscription.id}`, rest.service)
    await subscriptions.replace(permit, subscription, rest, {
      event: 'subscription.usage-erased',
      reason: erasure.value.reason,
      change: { content },
    })
    if (usage !== undefined) await contents.remove(usage.usage)
  }
  await derived.forget(
    [content, ...concerned.map(({ value }) => value.digest)],
    async (candidate) => (await versionsWith(versions, candidate)).length > 0,
  )
  for (const service of await services.getMany([
    ...new Set(concerned.map(({ value }) => value.service)),
  ])) {
    const own = concerned.filter(({ value }) => value.service === service.id)
    const marked = await versions.getMany(own.map(({ id }) => id))
    await ports.judgements.renew(service.value, marked)
  }
}

/** Notes that nothing of it is left to do. It says nothing new, so that it has no event. */
export async function closeErasure(
  { erasureDocuments }: Pick<FollowErasurePorts, 'erasureDocuments'>,
  { id, revision, value }: Stored<ErasureDocument>,
): Promise<void> {
  await erasureDocuments.replace(id, revision, { ...value, open: false }, [])
}

/** The registry itself carries out what was decided, whoever decided it. */
async function permitFor(
  { permits, services }: FollowErasurePorts,
  subject: string,
  service: string,
): Promise<Permit> {
  const owner = await services.get(service)
  return permits.require(SYSTEM, 'duty.perform', { subject, domain: owner?.value.domain ?? '' })
}
