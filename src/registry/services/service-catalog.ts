import type { ServiceCatalog } from '../registry.ts'
import { createListServices } from './list-services.ts'
import { createRegisterService } from './register-service.ts'
import { requireService } from './require-service.ts'
import { serviceView } from './service-card.ts'
import type { ServiceCatalogPorts } from './service-catalog-ports.ts'
import { createUpdateService } from './update-service.ts'

export function createServiceCatalog(ports: ServiceCatalogPorts): ServiceCatalog {
  const { services, projections } = ports
  return {
    list: createListServices(ports),
    get: async (id) => serviceView(await projections.cardOf(await requireService(services, id))),
    register: createRegisterService(ports),
    update: createUpdateService(ports),
  }
}
