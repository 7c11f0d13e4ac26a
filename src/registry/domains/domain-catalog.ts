import type { Collection, Stored } from '../../store/index.ts'
import type { DomainDocument } from '../documents.ts'
import type { GuardedCollection } from '../guarded-collection.ts'
import { parentDomain, parseInput, requireDomainPath } from '../identifiers.ts'
import type { DomainView } from '../model.ts'
import type { Permits } from '../permits.ts'
import { RegistryError } from '../problems.ts'
import { findOptions, viewPage } from '../page.ts'
import type { DomainCatalog } from '../registry.ts'
import type { ServiceCard } from '../services/service-card.ts'
import { domainInput } from './domain-input.ts'
import { domainOwner } from './domain-owner.ts'
import { requireDomain } from './require-domain.ts'

export interface DomainCatalogPorts {
  readonly domains: GuardedCollection<DomainDocument>
  readonly cards: Collection<ServiceCard>
  readonly permits: Permits
}

export function createDomainCatalog(ports: DomainCatalogPorts): DomainCatalog {
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

function createPutDomain(ports: DomainCatalogPorts): DomainCatalog['put'] {
  const { domains, permits } = ports
  return async (actor, path, input, revision) => {
    requireDomainPath(path)
    const said = parseInput(domainInput, input)
    const present = await domains.get(path)
    const thing = { subject: `domain:${path}`, domain: path }
    const action = present === undefined ? 'domain.create' : 'domain.update'
    const permit = await permits.require(actor, action, thing)
    const now = permit.at.toISOString()
    if (present !== undefined) {
      requireRevision(path, present, revision)
      const { createdAt } = present.value
      const stored = await domains.replace(
        permit,
        present,
        { path, ...said, createdAt, updatedAt: now },
        { event: 'domain.updated', change: said },
      )
      return { domain: await domainView(ports, stored), created: false }
    }
    const parent = parentDomain(path)
    if (parent !== undefined) await requireDomain(domains, parent)
    const stored = await domains.insert(
      permit,
      path,
      { path, ...said, createdAt: now, updatedAt: now },
      { event: 'domain.created', change: said },
    )
    if (stored === undefined) {
      throw new RegistryError(
        'stale-revision',
        `The domain ${path} was created by someone else meanwhile; read it and repeat the change.`,
      )
    }
    return { domain: await domainView(ports, stored), created: true }
  }
}

function requireRevision(
  path: string,
  present: Stored<DomainDocument>,
  revision: number | undefined,
): void {
  if (revision === undefined) {
    throw new RegistryError(
      'revision-required',
      `The domain ${path} exists; say which revision of it the change is based on.`,
      { revision: present.revision },
    )
  }
  if (revision !== present.revision) {
    throw new RegistryError(
      'stale-revision',
      `The domain ${path} has revision ${present.revision}, not ${revision}; read it again and repeat the change.`,
      { revision: present.revision },
    )
  }
}

async function domainView(
  { domains, cards }: DomainCatalogPorts,
  { value, revision }: Stored<DomainDocument>,
): Promise<DomainView> {
  const { path, title, purpose, createdAt, updatedAt } = value
  return {
    path,
    title,
    purpose,
    owner: value.owner ?? (await domainOwner(domains, path)),
    serviceCount: await cards.count({ domainKey: { prefix: `${path}/` } }),
    revision,
    createdAt,
    updatedAt,
  }
}
