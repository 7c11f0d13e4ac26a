import { requirePlace } from '../domains/require-domain.ts'
import type { ServiceDocument } from '../documents.ts'
import { parseInput, requireDomainPath, requireServiceName } from '../identifiers.ts'
import type { ServiceCatalog } from './services.ts'
import { checkClassification } from '../taxonomies/check-classification.ts'
import { taxonomiesNow } from '../taxonomies/create-taxonomies.ts'
import { requireUnusedName, serviceExists } from './require-unused-name.ts'
import { serviceView } from './service-card.ts'
import type { ServiceCatalogPorts } from './service-catalog-ports.ts'
import { serviceInput } from './service-input.ts'

export function createRegisterService(ports: ServiceCatalogPorts): ServiceCatalog['register'] {
  const { domains, services, projections, permits } = ports
  return async (actor, input) => {
    const said = parseInput(serviceInput, input)
    requireDomainPath(said.domain)
    requireServiceName(said.name)
    const id = `${said.domain}/${said.name}`
    const thing = { subject: `service:${id}`, domain: said.domain }
    const permit = await permits.require(actor, 'service.register', thing)
    await requirePlace(domains, said.domain)
    await requireUnusedName(services, id)
    checkClassification(await taxonomiesNow(ports), said, undefined)
    const now = permit.at.toISOString()
    const service: ServiceDocument = { ...said, names: [id], createdAt: now, updatedAt: now }
    const stored = await projections.around([id], async () => {
      const inserted = await services.insert(permit, id, service, {
        event: 'service.registered',
        change: said,
      })
      // Within, so that who was too late derives nothing anew: of many at once some would find no turn to.
      if (inserted === undefined) throw serviceExists(id)
      return inserted
    })
    return serviceView(await projections.cardOf(stored))
  }
}
