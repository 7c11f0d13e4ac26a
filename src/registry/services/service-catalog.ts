import type { Collection, Stored } from '../../store/index.ts'
import type { DomainDocument, ServiceDocument } from '../documents.ts'
import type { GuardedCollection } from '../guarded-collection.ts'
import type { Permits } from '../permits.ts'
import { RegistryError } from '../problems.ts'
import type { Projections } from '../projections.ts'
import type { ServiceCatalog } from '../registry.ts'
import { createListServices } from './list-services.ts'
import { createRegisterService } from './register-service.ts'
import { serviceView, type ServiceCard } from './service-card.ts'
import { createUpdateService } from './update-service.ts'

export interface ServiceCatalogPorts {
  readonly domains: GuardedCollection<DomainDocument>
  readonly services: GuardedCollection<ServiceDocument>
  readonly cards: Collection<ServiceCard>
  readonly projections: Projections
  readonly permits: Permits
}

export function createServiceCatalog(ports: ServiceCatalogPorts): ServiceCatalog {
  const { services, projections } = ports
  return {
    list: createListServices(ports),
    get: async (id) => serviceView(await projections.cardOf(await requireService(services, id))),
    register: createRegisterService(ports),
    update: createUpdateService(ports),
  }
}

/** @throws RegistryError `service-not-found` */
export async function requireService(
  services: GuardedCollection<ServiceDocument>,
  id: string,
): Promise<Stored<ServiceDocument>> {
  const service = id.length <= 300 ? await services.get(id) : undefined
  if (service !== undefined) return service
  throw new RegistryError('service-not-found', `There is no service ${id.slice(0, 300)}.`)
}
