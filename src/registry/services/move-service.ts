import { requirePlace } from '../domains/require-domain.ts'
import { isStoreProblem } from '../guarded-collection.ts'
import { nameOfService, parseInput, requireDomainPath, requireServiceName } from '../identifiers.ts'
import { together } from '../permits.ts'
import { RegistryError } from '../problems.ts'
import type { ServiceCatalog } from './services.ts'
import { renamed } from './renamed.ts'
import { requireRevision } from '../require-revision.ts'
import { requireService } from './require-service.ts'
import { requireUnusedName, serviceExists } from './require-unused-name.ts'
import type { ServiceCatalogPorts } from './service-catalog-ports.ts'
import { serviceView } from './service-card.ts'
import { moveInput } from './service-input.ts'
import { serviceThing } from './service-thing.ts'

/**
 * Gives a service another name, in its domain or in another one. Only the service's own document changes: versions,
 * subscriptions and decisions belong to its id, which stays, so that all of them follow at once, and a write that is
 * under way beside the move is neither lost nor misplaced.
 */
export function createMoveService(ports: ServiceCatalogPorts): ServiceCatalog['move'] {
  const { domains, services, projections, permits } = ports
  return async (actor, id, input, revision) => {
    const { reason, ...to } = parseInput(moveInput, input)
    const present = await requireService(services, id)
    const { domain = present.value.domain, name = present.value.name } = to
    requireDomainPath(domain)
    requireServiceName(name)
    const [from, into] = [nameOfService(present.value), nameOfService({ domain, name })]
    const leaving = await permits.require(
      actor,
      'service.move',
      serviceThing(present.value, `service:${id}`),
    )
    // Whoever holds the other domain decides what comes into it.
    const permit =
      domain === present.value.domain
        ? leaving
        : together(
            leaving,
            await permits.require(actor, 'service.register', {
              subject: `service:${into}`,
              domain,
            }),
          )
    requireRevision(`service:${id}`, present.revision, revision)
    if (into === from) {
      const message = `${from} is its name already; say the domain or the name that it is to have.`
      throw new RegistryError('invalid-input', message, { errors: [{ pointer: '', message }] })
    }
    await requirePlace(domains, domain)
    await requireUnusedName(services, into, id)
    const moved = renamed(present, { domain, name }, permit.at)
    const stored = await projections.around([id], async () => {
      try {
        const replaced = await services.replace(permit, present, moved, {
          event: 'service.moved',
          reason,
          change: { from, to: into },
        })
        await ports.lookAtVerdicts(id, `service:${id}:${replaced.revision}`)
        return replaced
      } catch (error) {
        if (isStoreProblem(error, 'duplicate-key')) throw serviceExists(into) // taken meanwhile
        throw error
      }
    })
    return serviceView(await projections.cardOf(stored))
  }
}
