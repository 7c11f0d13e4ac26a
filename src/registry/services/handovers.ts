import type { Stored } from '../../store/index.ts'
import type { ServiceDocument } from '../documents.ts'
import { nameOfService, parseInput } from '../identifiers.ts'
import type { EventName } from '../guarded-collection.ts'
import type { Permit } from '../permits.ts'
import { RegistryError } from '../problems.ts'
import type { ServiceCatalog } from './services.ts'
import { requireRevision } from '../require-revision.ts'
import { requireService } from './require-service.ts'
import type { ServiceCatalogPorts } from './service-catalog-ports.ts'
import { serviceView } from './service-card.ts'
import { offerAnswer } from '../offers.ts'
import { handoverInput } from './service-input.ts'
import { serviceOwner } from './service-owner.ts'
import { serviceThing } from './service-thing.ts'

export interface HandoverPorts extends ServiceCatalogPorts {
  readonly newId: () => string
}

type Handovers = Pick<ServiceCatalog, 'offer' | 'answer'>
type Answer = 'accept' | 'decline' | 'withdraw'

const EVENTS: Readonly<Record<Answer, EventName>> = {
  accept: 'service.handover-accepted',
  decline: 'service.handover-declined',
  withdraw: 'service.handover-withdrawn',
}

/**
 * Hands a service over to another role. It takes both sides: whoever may act for the present owner offers it, and
 * whoever may act for the role that is asked accepts. Until then nothing changes. The offer lies in the service's own
 * document, so that of two answers at once only one is given.
 */
export function createHandovers(ports: HandoverPorts): Handovers {
  const { services, domains, projections, permits, constitution, newId } = ports

  const write = async (
    permit: Permit,
    present: Stored<ServiceDocument>,
    value: ServiceDocument,
    happening: Parameters<typeof services.replace>[3],
  ): ReturnType<ServiceCatalog['offer']> => {
    const changed = { ...value, updatedAt: permit.at.toISOString() }
    const stored = await projections.around([present.id], () =>
      services.replace(permit, present, changed, happening),
    )
    return serviceView(await projections.cardOf(stored))
  }

  return {
    async offer(actor, id, input, revision) {
      const { to, reason } = parseInput(handoverInput, input)
      const present = await requireService(services, id)
      const { value } = present
      const permit = await permits.require(
        actor,
        'service.offer',
        serviceThing(value, `service:${id}`),
      )
      requireRevision(`service:${id}`, present.revision, revision)
      const owner = await serviceOwner(domains, value)
      const isRole = (await constitution())?.hasRole?.(to) ?? true
      if (to === owner || !isRole) {
        const message = isRole
          ? `${to} owns ${nameOfService(value)} already.`
          : `No circle has a role ${to}, so that nobody could accept; make the role by a proposal first, or choose one that there is.`
        throw new RegistryError('invalid-input', message, { errors: [{ pointer: '/to', message }] })
      }
      if (value.handover !== undefined) {
        throw new RegistryError(
          'handover-pending',
          `${nameOfService(value)} is offered to ${value.handover.to} already; withdraw that offer first.`,
        )
      }
      const handover = {
        id: newId(),
        to,
        offeredBy: { person: actor.id, name: actor.name },
        reason,
        offeredAt: permit.at.toISOString(),
      }
      const change = { offer: handover.id, from: owner, to }
      return write(
        permit,
        present,
        { ...value, handover },
        { event: 'service.handover-offered', reason, change },
      )
    },

    async answer(actor, id, input) {
      const { offer, answer, reason } = parseInput(offerAnswer, input)
      const present = await requireService(services, id)
      const { handover, ...service } = present.value
      if (handover?.id !== offer) {
        throw new RegistryError(
          'handover-not-found',
          `${nameOfService(service)} has no open offer ${offer}; it was answered or withdrawn, or never made. Read the service again.`,
        )
      }
      const subject = `service:${id}`
      const permit = await (answer === 'withdraw'
        ? permits.require(actor, 'service.offer', serviceThing(service, subject))
        : permits.require(actor, 'service.take-over', {
            subject,
            domain: service.domain,
            role: handover.to,
          }))
      const from = await serviceOwner(domains, service)
      const change = { offer, from, to: handover.to }
      const next = answer === 'accept' ? { ...service, owner: handover.to } : service
      return write(permit, present, next, { event: EVENTS[answer], reason, change })
    },
  }
}
