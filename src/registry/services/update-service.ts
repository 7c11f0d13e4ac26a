import type { Stored } from '../../store/index.ts'
import type { ServiceDocument } from '../documents.ts'
import { endpointId } from '../endpoints/endpoint-document.ts'
import { endpointsOf } from '../endpoints/endpoints-of-service.ts'
import { nameOfService, parseInput } from '../identifiers.ts'
import { RegistryError } from '../problems.ts'
import type { ServiceCatalog } from './services.ts'
import { requireRevision } from '../require-revision.ts'
import { checkClassification } from '../taxonomies/check-classification.ts'
import { taxonomiesNow } from '../taxonomies/create-taxonomies.ts'
import { serviceThing } from './service-thing.ts'
import { serviceView } from './service-card.ts'
import { requireService } from './require-service.ts'
import type { ServiceCatalogPorts } from './service-catalog-ports.ts'
import { servicePatch } from './service-input.ts'

export function createUpdateService(ports: ServiceCatalogPorts): ServiceCatalog['update'] {
  const { services, projections, permits } = ports
  return async (actor, id, patch, revision) => {
    const change = parseInput(servicePatch, patch)
    const present = await requireService(services, id)
    const thing = serviceThing(present.value, `service:${id}`)
    const permit = await permits.require(actor, 'service.update', thing)
    requireRevision(thing.subject, present.revision, revision)
    requireSameOwner(present, change.owner)
    await requireOnlineNamed(ports, present, change.endpoints)
    const updated = merged(present.value, change, permit.at)
    checkClassification(await taxonomiesNow(ports), updated, present.value)
    const stored = await projections.around([id], async () => {
      const replaced = await services.replace(permit, present, updated, {
        event: 'service.updated',
        change: change,
      })
      await ports.lookAtVerdicts(id, `service:${id}:${replaced.revision}`)
      return replaced
    })
    return serviceView(await projections.cardOf(stored))
  }
}

/** Ownership changes hands only when both sides agree, see `createHandovers`. */
function requireSameOwner(
  { value }: Stored<ServiceDocument>,
  owner: string | null | undefined,
): void {
  if (owner === undefined || (owner ?? undefined) === value.owner) return
  const message = `A service changes its owner by a handover: offer ${nameOfService(value)} to the role, which then accepts it.`
  throw new RegistryError('invalid-input', message, { errors: [{ pointer: '/owner', message }] })
}

/** What answers calls stays named; it goes by its own gates first. */
async function requireOnlineNamed(
  { endpoints, lifecycles }: ServiceCatalogPorts,
  present: Stored<ServiceDocument>,
  named: ServiceDocument['endpoints'] | undefined,
): Promise<void> {
  if (named === undefined) return
  const { initial } = await lifecycles.for('endpoint')
  const kept = new Set(named.map(endpointId))
  const left = (await endpointsOf(endpoints, present, initial)).find(
    ({ id, isOnline, isNamed }) => isOnline && isNamed && !kept.has(id),
  )
  if (left === undefined) return
  const message = `${left.url} is online in ${left.environment}; take the endpoint offline before the service stops naming it.`
  throw new RegistryError('invalid-input', message, {
    errors: [{ pointer: '/endpoints', message }],
  })
}

/** JSON Merge Patch (RFC 7396): null takes a member away, and what is not named stays. */
function merged(
  service: ServiceDocument,
  change: Readonly<Record<string, unknown>>,
  at: Date,
): ServiceDocument {
  const members = new Map<string, unknown>(Object.entries(service))
  for (const [name, value] of Object.entries(change)) {
    if (value === null) members.delete(name)
    else if (value !== undefined) members.set(name, value)
  }
  return { ...(Object.fromEntries(members) as ServiceDocument), updatedAt: at.toISOString() }
}
