import type { Collection } from '../../store/index.ts'
import type { Domains } from '../domains/present-domains.ts'
import type { ServiceDocument } from '../documents.ts'
import type { EndpointDocument } from '../endpoints/endpoint-document.ts'
import type { GuardedCollection } from '../guarded-collection.ts'
import type { LifecycleBook } from '../lifecycle/lifecycle-book.ts'
import type { Permits } from '../permits.ts'
import type { ConstitutionInForce } from '../ports.ts'
import type { Projections } from '../projections.ts'
import type { TaxonomyDocument } from '../taxonomies/taxonomy-document.ts'
import type { ServiceCard } from './service-card.ts'

/** What the use cases on services need. */
export interface ServiceCatalogPorts {
  readonly domains: Domains
  readonly services: GuardedCollection<ServiceDocument>
  readonly endpoints: GuardedCollection<EndpointDocument>
  readonly lifecycles: LifecycleBook
  readonly cards: Collection<ServiceCard>
  readonly projections: Projections
  readonly permits: Permits
  readonly constitution: ConstitutionInForce
  readonly taxonomies: GuardedCollection<TaxonomyDocument>
  /** Has the verdicts of a service looked at, since scopes of policies look at it. */
  readonly lookAtVerdicts: (service: string, key: string) => Promise<void>
}
