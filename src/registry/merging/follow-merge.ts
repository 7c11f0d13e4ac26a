import type { Stored } from '../../store/index.ts'
import { allPages } from '../all-pages.ts'
import { dutiesOfTransition } from '../announcements/version-duties.ts'
import type { CharterDocument } from '../charters/charter-document.ts'
import type { ServiceDocument, SubscriptionDocument, VersionDocument } from '../documents.ts'
import type { Duties } from '../duties/duties.ts'
import { endpointId, endpointKey, type EndpointDocument } from '../endpoints/endpoint-document.ts'
import type { GuardedCollection } from '../guarded-collection.ts'
import { versionId } from '../identifiers.ts'
import type { Permit, Permits } from '../permits.ts'
import { liveKeyOf } from '../subscriptions/live-key.ts'
import { SYSTEM } from '../system-actor.ts'
import { versionsOf } from '../versions/find-version.ts'
import { parseSemanticVersion } from '../versions/semantic-version.ts'
import { scopeOfVersion } from '../waivers/waivers-in-force.ts'
import type { WaiverDocument } from '../waivers/waiver-document.ts'
import { isSame, numberAfter } from './plan-merge.ts'

export interface FollowMergePorts {
  readonly services: GuardedCollection<ServiceDocument>
  readonly versions: GuardedCollection<VersionDocument>
  readonly subscriptions: GuardedCollection<SubscriptionDocument>
  readonly endpoints: GuardedCollection<EndpointDocument>
  readonly charters: GuardedCollection<CharterDocument>
  readonly waivers: GuardedCollection<WaiverDocument>
  readonly duties: Pick<Duties, 'schedule'>
  readonly permits: Permits
}

type Merged = NonNullable<ServiceDocument['mergedInto']>

/**
 * Brings what belongs to a service that was merged to the one that took it in. Each step may be repeated, so that a
 * crash between two of them only leaves the rest to be done; of a service that was not merged nothing is changed.
 */
export async function followMerge(ports: FollowMergePorts, id: string): Promise<void> {
  const from = await ports.services.get(id)
  const merged = from?.value.mergedInto
  if (from === undefined || merged === undefined) return
  await takeIn(ports, from, merged)
  await carryEndpoints(ports, from, merged)
  await carryCharter(ports, from, merged)
  // Before the versions, by which it is known what a waiver for the whole service was for.
  await carryWaivers(ports, from, merged)
  for (const version of await versionsOf(ports.versions, id)) {
    await carryVersion(ports, version, merged)
  }
  for (const side of ['service', 'consumer'] as const) {
    const where = { [side]: { eq: id }, live: { eq: true } }
    for await (const subscription of allPages(ports.subscriptions, { where })) {
      const isOther = side === 'consumer' && subscription.value.consumerKind !== 'service'
      if (!isOther) await carrySubscription(ports, subscription, side, merged)
    }
  }
}

async function takeIn(
  ports: FollowMergePorts,
  from: Stored<ServiceDocument>,
  merged: Merged,
): Promise<void> {
  const into = await ports.services.get(merged.service)
  if (into === undefined || into.value.absorbed?.includes(from.id) === true) return
  const known = new Set(into.value.endpoints.map((endpoint) => JSON.stringify(endpoint)))
  const endpoints = from.value.endpoints.filter((endpoint) => !known.has(JSON.stringify(endpoint)))
  const permit = await permitFor(ports, `service:${into.id}`, into)
  const changed: ServiceDocument = {
    ...into.value,
    tags: [...new Set([...into.value.tags, ...from.value.tags])],
    endpoints: [...into.value.endpoints, ...endpoints],
    absorbed: [...(into.value.absorbed ?? []), from.id],
    updatedAt: permit.at.toISOString(),
  }
  await ports.services.replace(permit, into, changed, {
    event: 'service.absorbed',
    change: { service: from.id, endpoints: endpoints.length },
  })
}

/** Where endpoints stand goes along; one that the other service knows already stays as it is there. */
async function carryEndpoints(
  ports: FollowMergePorts,
  from: Stored<ServiceDocument>,
  merged: Merged,
): Promise<void> {
  for (const endpoint of from.value.endpoints) {
    const name = endpointId(endpoint)
    const standing = await ports.endpoints.get(endpointKey(from.id, name))
    if (standing === undefined) continue
    const key = endpointKey(merged.service, name)
    const permit = await permitFor(ports, `endpoint:${key}`, from)
    const value = { ...standing.value, service: merged.service }
    await ports.endpoints.insert(permit, key, value, {
      event: 'endpoint.carried',
      change: { from: from.id },
    })
  }
}

/** Where the capability stands goes along, unless the other service has a charter: then that one holds. */
async function carryCharter(
  ports: FollowMergePorts,
  from: Stored<ServiceDocument>,
  { service }: Merged,
): Promise<void> {
  const charter = await ports.charters.get(from.id)
  if (charter === undefined) return
  const permit = await permitFor(ports, `service:${service}`, from)
  await ports.charters.insert(permit, service, charter.value, {
    event: 'charter.carried',
    change: { from: from.id, state: charter.value.state },
  })
}

/** Exceptions that are asked for or in force go along for the versions that they were for, and for no others. */
async function carryWaivers(
  ports: FollowMergePorts,
  from: Stored<ServiceDocument>,
  { service, renumber }: Merged,
): Promise<void> {
  const own = await versionsOf(ports.versions, from.id)
  const numbers = own.map(({ value }) => value.version)
  const where = { service: { eq: from.id } }
  for await (const waiver of allPages(ports.waivers, { where })) {
    const { value } = waiver
    if (value.state !== 'requested' && value.state !== 'granted') continue
    const version = value.version && numberAfter(value.version, renumber)
    const scope =
      version === undefined
        ? {
            scope: `service:${service}`,
            versions: (value.versions ?? numbers).map((one) => numberAfter(one, renumber)),
          }
        : { scope: scopeOfVersion(service, version), version }
    const permit = await permitFor(ports, `waiver:${waiver.id}`, from)
    const carried = { ...value, ...scope, service }
    await ports.waivers.replace(permit, waiver, carried, {
      event: 'waiver.carried',
      change: { from: value.scope, to: scope.scope, versions: carried.versions },
    })
  }
}

async function carryVersion(
  ports: FollowMergePorts,
  version: Stored<VersionDocument>,
  { service, renumber }: Merged,
): Promise<void> {
  const { versions } = ports
  const number = numberAfter(version.value.version, renumber)
  const id = versionId(service, number)
  const into = await ports.services.get(service)
  const compatibility = version.value.compatibility && {
    ...version.value.compatibility,
    against: version.value.compatibility.against.map((against) => ({
      ...against,
      version: numberAfter(against.version, renumber),
    })),
  }
  const value: VersionDocument = {
    ...version.value,
    service,
    version: number,
    order: parseSemanticVersion(number).order,
    ...(compatibility !== undefined && { compatibility }),
    carriedFrom: version.id,
  }
  const carried = await permitFor(ports, `version:${id}`, into)
  const happening = { event: 'version.carried', change: { from: version.id } } as const
  const inserted = await versions.insert(carried, id, value, happening)
  const there = inserted ?? (await versions.get(id))
  if (there === undefined || !isSame(there.value, version.value)) {
    throw new Error(`${id} was registered meanwhile, so that ${version.id} cannot be carried there`)
  }
  if (inserted !== undefined && into !== undefined) {
    const before = { ...value, standing: { ...value.standing, deprecated: false } }
    for (const duty of dutiesOfTransition(before, value, into.value, '')) {
      if (duty.kind === 'deprecation-announced') continue // they were told
      await ports.duties.schedule({ ...duty, key: `${duty.key}/merged` })
    }
  }
  const gone = await permitFor(ports, `version:${version.id}`, into)
  await versions.remove(gone, version, { event: 'version.merged', change: { into: id } })
}

async function carrySubscription(
  ports: FollowMergePorts,
  subscription: Stored<SubscriptionDocument>,
  side: 'service' | 'consumer',
  { service }: Merged,
): Promise<void> {
  const { value } = subscription
  const changed = { ...value, [side]: service }
  const carried = {
    ...changed,
    ...(value.liveKey !== undefined && { liveKey: liveKeyOf(changed) }),
  }
  const provider = await ports.services.get(carried.service)
  const permit = await permitFor(ports, `subscription:${subscription.id}`, provider)
  await ports.subscriptions.replace(permit, subscription, carried, {
    event: 'subscription.carried',
    change: { [side]: service, from: value[side] },
  })
}

/** The registry itself carries out what both sides decided. */
function permitFor(
  { permits }: FollowMergePorts,
  subject: string,
  service: Stored<ServiceDocument> | undefined,
): Promise<Permit> {
  const domain = service?.value.domain ?? ''
  return permits.require(SYSTEM, 'duty.perform', { subject, domain })
}
