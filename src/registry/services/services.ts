import type { OfferAnswer } from '../offers.ts'
import type { Format } from '../../contracts/index.ts'
import type { ServiceKind, ServiceView } from '../model.ts'
import type { PageRequest, ViewPage } from '../page.ts'
import type { Actor } from '../ports.ts'
import type { ServiceInput, ServicePatch, MoveInput, HandoverInput } from './service-input.ts'

export const SERVICE_SORTS = [
  'id',
  '-id',
  'title',
  '-title',
  'createdAt',
  '-createdAt',
  'updatedAt',
  '-updatedAt',
] as const
export type ServiceSort = (typeof SERVICE_SORTS)[number]

/** All filters given must fit. `state` and `format` are those of the latest version. */
export interface ServiceQuery extends PageRequest {
  /** Words, or beginnings of words, in the service's names, texts or tags. */
  readonly q?: string | undefined
  /** Services of sub-domains are included. */
  readonly domain?: string | undefined
  readonly owner?: string | undefined
  readonly kind?: ServiceKind | undefined
  readonly state?: string | undefined
  readonly format?: Format | undefined
  readonly tag?: string | undefined
  readonly sort?: ServiceSort | undefined
}

export interface ServiceCatalog {
  list(query?: ServiceQuery): Promise<ViewPage<ServiceView>>
  /** @throws RegistryError `service-not-found` */
  get(service: string): Promise<ServiceView>
  /** @throws RegistryError `invalid-name`, `invalid-input`, `domain-not-found`, `service-exists` */
  register(actor: Actor, input: ServiceInput): Promise<ServiceView>
  /**
   * Changes the members given and leaves the others (RFC 7396): null takes an optional value away.
   * @throws RegistryError `service-not-found`, `invalid-input`, `stale-revision`
   */
  update(actor: Actor, service: string, patch: ServicePatch, revision: number): Promise<ServiceView>
  /**
   * Gives a service another domain, another name, or both; the former name leads to it from then on and is never
   * given to another one. Moving into another domain needs that one's authority, too.
   * @throws RegistryError `service-not-found`, `invalid-name`, `invalid-input`, `domain-not-found`, `service-exists`,
   *   `stale-revision`
   */
  move(actor: Actor, service: string, to: MoveInput, revision: number): Promise<ServiceView>
  /**
   * Offers the ownership of a service to a role; nothing changes until that role accepts.
   * @throws RegistryError `service-not-found`, `invalid-input`, `handover-pending`, `stale-revision`
   */
  offer(actor: Actor, service: string, offer: HandoverInput, revision: number): Promise<ServiceView>
  /**
   * Accepts or declines for the role that was asked, or withdraws for the one that offered.
   * @throws RegistryError `service-not-found`, `invalid-input`, `handover-not-found`, `stale-revision`
   */
  answer(actor: Actor, service: string, answer: OfferAnswer): Promise<ServiceView>
}
