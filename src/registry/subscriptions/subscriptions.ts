import type { ConsumerUsage } from '../../compatibility/index.ts'
import type { ContractFile } from '../../contracts/index.ts'
import type { SubscriptionView, TransitionDecision } from '../model.ts'
import type { PageRequest, ViewPage } from '../page.ts'
import type { Actor } from '../ports.ts'
import type { TransitionOverview, TransitionRequest } from '../lifecycle/transitions.ts'
import type { SubscriptionInput } from './subscription-input.ts'

/** What a consumer says that it uses, as files. */
export interface UsageUpload {
  readonly files: readonly ContractFile[]
  /** The name of the file to begin with. */
  readonly entry: string
  readonly reason?: string | undefined
}

export interface SubscriptionQuery extends PageRequest {
  readonly service?: string | undefined
  readonly consumer?: string | undefined
  readonly state?: string | undefined
}

export interface Subscriptions {
  list(query?: SubscriptionQuery): Promise<ViewPage<SubscriptionView>>
  /** @throws RegistryError `subscription-not-found` */
  get(id: string): Promise<SubscriptionView>
  /**
   * @throws RegistryError `invalid-input`, `service-not-found` for the consumer or the provider,
   *   `subscription-exists`
   */
  request(actor: Actor, input: SubscriptionInput): Promise<SubscriptionView>
  /** What is known of the consumer's use. @throws RegistryError `subscription-not-found` */
  usage(id: string): Promise<ConsumerUsage>
  /**
   * Keeps what the consumer says that it uses: a consumer contract, a pact, or its own OpenAPI or WSDL description.
   * @throws RegistryError `subscription-not-found`, `invalid-input`, `usage-unreadable`, `stale-revision`
   */
  describe(actor: Actor, id: string, upload: UsageUpload): Promise<SubscriptionView>
  /** @throws RegistryError `subscription-not-found` */
  overview(actor: Actor, id: string): Promise<TransitionOverview>
  /** As `Transitions.request`. @throws RegistryError `subscription-not-found` and as there */
  transition(actor: Actor, id: string, request: TransitionRequest): Promise<TransitionDecision>
}
