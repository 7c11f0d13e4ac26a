import { findOptions, viewPage } from '../page.ts'
import type { DomainCatalog } from './domains.ts'
import { domainView } from './domain-view.ts'
import { createPutDomain, type PutDomainPorts } from './put-domain.ts'
import { requireDomain } from './require-domain.ts'

export function createDomainCatalog(ports: PutDomainPorts): DomainCatalog {
  const { domains } = ports
  return {
    list: async (page) =>
      viewPage(await domains.find(findOptions(page, { sort: ['id'] })), (domain) =>
        domainView(ports, domain),
      ),
    get: async (path) => domainView(ports, await requireDomain(domains, path)),
    put: createPutDomain(ports),
  }
}
