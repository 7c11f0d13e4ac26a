import type { Stored } from '../../store/index.ts'
import { allPages } from '../all-pages.ts'
import type { ServiceDocument, SubscriptionDocument, VersionDocument } from '../documents.ts'
import type { GuardedCollection } from '../guarded-collection.ts'
import { nameOfService, parseInput } from '../identifiers.ts'
import { RegistryError } from '../problems.ts'
import { requireRevision } from '../require-revision.ts'
import { requireService } from '../services/require-service.ts'
import type { ServiceCatalogPorts } from '../services/service-catalog-ports.ts'
import { serviceView } from '../services/service-card.ts'
import { serviceThing } from '../services/service-thing.ts'
import type { WaiverDocument } from '../waivers/waiver-document.ts'
import { versionsOf } from '../versions/find-version.ts'
import { followMerge, type FollowMergePorts } from './follow-merge.ts'
import { offerAnswer } from '../offers.ts'
import { mergeInput } from './merge-input.ts'
import type { MergePlan, Merging } from './merging.ts'
import { planMerge, type MergingSide } from './plan-merge.ts'

export type MergingPorts = ServiceCatalogPorts &
  FollowMergePorts & {
    readonly versions: GuardedCollection<VersionDocument>
    readonly newId: () => string
  }

export function createMerging(ports: MergingPorts): Merging {
  const { services, permits, projections, newId } = ports

  async function plan(
    from: Stored<ServiceDocument>,
    into: string,
    renumber: Readonly<Record<string, string>>,
  ): Promise<MergePlan> {
    const other = await requireService(services, into)
    return planMerge(await sideOf(ports, from), await sideOf(ports, other), renumber)
  }

  const change = async (
    { id }: Stored<ServiceDocument>,
    write: () => Promise<Stored<ServiceDocument>>,
  ): ReturnType<Merging['offer']> =>
    serviceView(await projections.cardOf(await projections.around([id], write)))

  return {
    async plan(id, input) {
      const { into, renumber } = parseInput(mergeInput, input)
      return plan(await requireService(services, id), into, renumber)
    },

    async offer(actor, id, input, revision) {
      const { into, renumber, reason } = parseInput(mergeInput, input)
      const present = await requireService(services, id)
      const permit = await permits.require(
        actor,
        'service.merge',
        serviceThing(present.value, `service:${id}`),
      )
      requireRevision(`service:${id}`, present.revision, revision)
      if (present.value.merger !== undefined) {
        throw new RegistryError(
          'merge-pending',
          `${nameOfService(present.value)} is offered to be merged already; withdraw that offer first.`,
        )
      }
      requirePossible(await plan(present, into, renumber))
      const merger = {
        ...{ id: newId(), into, renumber, reason },
        offeredBy: { person: actor.id, name: actor.name },
        offeredAt: permit.at.toISOString(),
      }
      const offered = { ...present.value, merger, updatedAt: permit.at.toISOString() }
      return change(present, () =>
        services.replace(permit, present, offered, {
          event: 'service.merge-offered',
          reason,
          change: { offer: merger.id, into, renumber },
        }),
      )
    },

    async answer(actor, id, input) {
      const { offer, answer, reason } = parseInput(offerAnswer, input)
      const present = await requireService(services, id)
      const { merger, ...service } = present.value
      if (merger?.id !== offer) {
        throw new RegistryError(
          'merge-not-found',
          `${nameOfService(service)} has no open offer ${offer} to be merged; it was answered or withdrawn, or never made. Read the service again.`,
        )
      }
      const into = await requireService(services, merger.into)
      const subject = `service:${id}`
      // The offer is withdrawn by the side that made it, and answered by the other one.
      const thing = serviceThing(answer === 'withdraw' ? service : into.value, subject)
      const permit = await permits.require(actor, 'service.merge', thing)
      const updatedAt = permit.at.toISOString()
      const happening = { reason, change: { offer, into: into.id } }
      if (answer !== 'accept') {
        const event = answer === 'decline' ? 'service.merge-declined' : 'service.merge-withdrawn'
        return change(present, () =>
          services.replace(permit, present, { ...service, updatedAt }, { ...happening, event }),
        )
      }
      const found = await plan(present, into.id, merger.renumber)
      requirePossible(found)
      const mergedInto = { service: into.id, renumber: merger.renumber, at: updatedAt }
      await projections.around([id, into.id], async () => {
        const merged = await services.replace(
          permit,
          present,
          { ...service, mergedInto, updatedAt },
          {
            ...{ event: 'service.merged', reason },
            change: { offer, into: into.id, renumber: merger.renumber },
          },
        )
        await followMerge(ports, merged.id)
        await ports.lookAtVerdicts(into.id, `service:${id}:${merged.revision}`)
      })
      return serviceView(await projections.cardOf(await requireService(services, into.id)))
    },
  }
}

async function sideOf(
  { versions, subscriptions, charters, waivers }: MergingPorts,
  service: Stored<ServiceDocument>,
): Promise<MergingSide> {
  const live = async (side: 'service' | 'consumer'): Promise<Stored<SubscriptionDocument>[]> => {
    const found: Stored<SubscriptionDocument>[] = []
    const where = { [side]: { eq: service.id }, live: { eq: true } }
    for await (const subscription of allPages(subscriptions, { where })) {
      const isOther = side === 'consumer' && subscription.value.consumerKind !== 'service'
      if (!isOther) found.push(subscription)
    }
    return found
  }
  const open: Stored<WaiverDocument>[] = []
  for await (const waiver of allPages(waivers, { where: { service: { eq: service.id } } })) {
    if (['requested', 'granted'].includes(waiver.value.state)) open.push(waiver)
  }
  return {
    service,
    charter: (await charters.get(service.id))?.value.state,
    waivers: open,
    versions: await versionsOf(versions, service.id),
    provided: await live('service'),
    consumed: await live('consumer'),
  }
}

function requirePossible(plan: MergePlan): void {
  if (plan.possible) return
  const reasons = plan.steps
    .filter(({ outcome }) => outcome === 'refused')
    .map(({ subject, reason }) => `${subject}: ${reason ?? ''}`)
  throw new RegistryError(
    'merge-refused',
    `${plan.from} cannot be merged into ${plan.into} as it is. ${reasons.join(' ')}`,
    { plan },
  )
}
