import { findOptions, viewPage } from '../page.ts'
import type { DomainCatalog } from './domains.ts'
import { domainView } from './domain-view.ts'
import { createMoveDomain, type MoveDomainPorts } from './move-domain.ts'
import { createPutDomain } from './put-domain.ts'
import { requireDomain } from './require-domain.ts'

export function createDomainCatalog(ports: MoveDomainPorts): DomainCatalog {
  const { domains } = ports
  return {
    list: async (page) =>
      viewPage(await domains.find(findOptions(page, { sort: ['path'] })), (domain) =>
        domainView(ports, domain),
      ),
    get: async (path) => domainView(ports, await requireDomain(domains, path)),
    put: createPutDomain(ports),
    presentPath: async (path) => (await domains.names()).present(path),
    pathsOf: async (path) => {
      const names = await domains.names()
      const present = names.present(path)
      return [present, ...names.formerSince(present, '')]
    },
    ...createMoveDomain(ports),
  }
}
