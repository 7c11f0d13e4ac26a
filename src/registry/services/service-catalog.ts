import type { ServiceCatalog } from './services.ts'
import { createHandovers, type HandoverPorts } from './handovers.ts'
import { createListServices } from './list-services.ts'
import { createMoveService } from './move-service.ts'
import { createRegisterService } from './register-service.ts'
import { requireService } from './require-service.ts'
import { serviceView } from './service-card.ts'
import { createUpdateService } from './update-service.ts'

export function createServiceCatalog(ports: HandoverPorts): ServiceCatalog {
  const { services, projections } = ports
  return {
    list: createListServices(ports),
    get: async (id) => serviceView(await projections.cardOf(await requireService(services, id))),
    register: createRegisterService(ports),
    update: createUpdateService(ports),
    move: createMoveService(ports),
    ...createHandovers(ports),
  }
}
