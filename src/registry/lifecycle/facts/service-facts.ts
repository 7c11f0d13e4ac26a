import type { ServiceDocument } from '../../documents.ts'
import type { Domains } from '../../domains/present-domains.ts'
import { nameOfService } from '../../identifiers.ts'
import { serviceOwner } from '../../services/service-owner.ts'
import type { Facts } from './gate-facts.ts'

/** Those of the facts `service.*` that the gates of versions and of charters share. */
export async function commonServiceFacts(
  domains: Domains,
  service: ServiceDocument,
): Promise<Facts[string]> {
  const { kind, purpose, capability } = service
  return {
    id: nameOfService(service),
    kind,
    owner: (await serviceOwner(domains, service)) ?? '',
    purpose: purpose ?? '',
    capability: capability ?? '',
  }
}
