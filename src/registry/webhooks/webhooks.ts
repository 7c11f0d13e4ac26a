import type { PageRequest, ViewPage } from '../page.ts'
import type { Actor } from '../ports.ts'
import type { DeliveryState } from './webhook-document.ts'
import type { WebhookInput } from './webhook-input.ts'

export interface WebhookView {
  readonly id: string
  readonly title: string
  readonly address: string
  readonly events: readonly string[] | undefined
  /** By their present names. */
  readonly services: readonly string[] | undefined
  /** By their present paths. */
  readonly domains: readonly string[] | undefined
  readonly state: 'active' | 'paused' | 'stopped'
  /** Why the registry stopped it. */
  readonly stoppedBecause: string | undefined
  /** The number of the last entry of the ledger that is settled; absent while it has no secret. */
  readonly sequence: number | undefined
  /** How often the next event was tried in vain. */
  readonly failures: number
  readonly nextAttemptAt: string | undefined
  readonly createdBy: string
  readonly createdAt: string
  readonly revision: number
}

/** The only time that the secret is shown. */
export interface WebhookSecret {
  readonly secret: string
}

export interface DeliveryView {
  /** The number of the entry in the ledger. */
  readonly sequence: number
  readonly event: string
  readonly action: string
  readonly subject: string
  readonly state: DeliveryState
  readonly attempts: readonly { readonly at: string; readonly outcome: string }[]
}

export interface DeliveryQuery extends PageRequest {
  readonly state?: DeliveryState | undefined
}

/** How webhooks do, for whoever watches over the registry; no address is told. */
export interface WebhookFigures {
  /** What this process tried since it began, by what came of it; `failed` is tried again, `dead` is given up. */
  readonly attempts: Readonly<Record<'delivered' | 'failed' | 'dead', number>>
  readonly webhooks: Readonly<Record<WebhookView['state'], number>>
  /** Deliveries that were given up, of those that are kept. */
  readonly dead: number
  /** Seconds since the oldest event that an active webhook is not through with; 0 when there is none. */
  readonly oldestPendingSeconds: number
}

/**
 * Webhooks: addresses outside to which events of the ledger are sent, each at least once, in the order of the ledger.
 * Reading takes the same authority as changing, since an address may be known to few.
 */
export interface Webhooks {
  /** In the order of their ids. @throws RegistryError `not-allowed` */
  list(actor: Actor, page?: PageRequest): Promise<ViewPage<WebhookView>>
  /** @throws RegistryError `not-allowed`, `webhook-not-found` */
  get(actor: Actor, id: string): Promise<WebhookView>
  /**
   * Sends what happens from now on; 50 webhooks at most.
   * @throws RegistryError `not-allowed`, `invalid-input`, `webhook-address-refused`, `webhook-limit`,
   *   `service-not-found`, `service-moved`, `domain-not-found`, `domain-moved`
   */
  create(actor: Actor, input: WebhookInput): Promise<WebhookView & WebhookSecret>
  /**
   * Replaces what is said of a webhook. One that was paused or stopped and is enabled goes on where it was.
   * @throws as `create`; RegistryError `webhook-not-found`, `stale-revision`
   */
  change(actor: Actor, id: string, input: WebhookInput, revision: number): Promise<WebhookView>
  /** Sends nothing any more, and forgets the secret and what was sent. @throws RegistryError `webhook-not-found` */
  remove(actor: Actor, id: string): Promise<void>
  /**
   * Makes another secret; the one before signs as well for a day.
   * @throws RegistryError `not-allowed`, `webhook-not-found`
   */
  renewSecret(actor: Actor, id: string): Promise<WebhookSecret>
  /** Newest first; the latest 500 that were delivered and the latest 500 that were given up. */
  deliveries(actor: Actor, id: string, query?: DeliveryQuery): Promise<ViewPage<DeliveryView>>
  /**
   * Has one that was given up tried once more, soon, and beside the order of the others.
   * @throws RegistryError `webhook-not-found`, `delivery-not-found` also for one that is not dead
   */
  retry(actor: Actor, id: string, sequence: number): Promise<DeliveryView>
  figures(): Promise<WebhookFigures>
  /**
   * Sends what is due, and records it; to be called regularly. Several servers may do so.
   * @returns how many were delivered and how many failed
   */
  send(signal?: AbortSignal): Promise<{ readonly delivered: number; readonly failed: number }>
}

/** What became of a delivery that was sent; a failure is a sentence without a full stop. */
export type SentDelivery = { readonly status: number } | { readonly failure: string }

/** How deliveries leave: whoever runs the registry decides to which hosts. */
export interface WebhookSender {
  /** Why nothing is sent to an address; a sentence without a full stop. */
  refusal(address: string): string | undefined
  /** Never rejects. */
  post(
    address: string,
    headers: Readonly<Record<string, string>>,
    bytes: Uint8Array,
  ): Promise<SentDelivery>
}
