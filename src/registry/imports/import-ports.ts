import type { Collection, ContentStore } from '../../store/index.ts'
import type { Duties } from '../duties/duties.ts'
import type { Domains } from '../domains/present-domains.ts'
import type { ContractEngine } from '../contract-engine.ts'
import type { ServiceDocument, SubscriptionDocument, VersionDocument } from '../documents.ts'
import type { GuardedCollection } from '../guarded-collection.ts'
import type { JudgeContract } from '../judge-contract.ts'
import type { ServiceNames } from '../names/service-names.ts'
import type { Permits } from '../permits.ts'
import type { Clock } from '../ports.ts'
import type { Registry } from '../registry.ts'
import type { ImportDocument, ImportEntryDocument } from './import-document.ts'
import type { Origins } from './origins.ts'
import type { Uploads } from './uploads.ts'

/** What imports work with. */
export interface ImportPorts {
  /** Written with an event for each decision about an import and for its end. */
  readonly imports: GuardedCollection<ImportDocument>
  /** The same, to note how far the work has come. */
  readonly progress: Collection<ImportDocument>
  readonly entries: Collection<ImportEntryDocument>
  readonly uploads: Uploads
  readonly origins: Origins
  readonly domains: Domains
  readonly services: GuardedCollection<ServiceDocument>
  readonly versions: GuardedCollection<VersionDocument>
  readonly subscriptions: GuardedCollection<SubscriptionDocument>
  readonly names: ServiceNames
  readonly contents: ContentStore
  /** Works where requests come first. */
  readonly engine: ContractEngine
  readonly judge: JudgeContract
  readonly permits: Permits
  readonly duties: Duties
  /** The ways by which everything else registers, too. Services go by their ids. */
  readonly registry: Pick<Registry, 'domains' | 'services' | 'versions' | 'subscriptions'>
  readonly clock: Clock
  readonly newId: () => string
}
