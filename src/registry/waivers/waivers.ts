import type { Actor } from '../ports.ts'
import type { PageRequest, ViewPage } from '../page.ts'
import type { WaiverInput } from './waiver-input.ts'

export const SHOWN_WAIVER_STATES = [
  'requested',
  'granted',
  'lapsed',
  'refused',
  'withdrawn',
  'revoked',
] as const
/** `granted`: in force; `lapsed`: it was granted and its last day is over. */
export type WaiverState = (typeof SHOWN_WAIVER_STATES)[number]

/** Accepts findings of one rule, for a reason, until a day. */
export interface WaiverView {
  readonly id: string
  readonly rule: string
  /** Accepts this node and all below it; absent: the whole document. */
  readonly pointer?: string | undefined
  readonly file?: string | undefined
  /** Accepts this very finding and no other. */
  readonly fingerprint?: string | undefined
  /** What it is for: a domain, a service, or one version of it. */
  readonly scope: {
    readonly domain: string
    readonly service?: string | undefined
    readonly version?: string | undefined
  }
  /** Only these versions of the service, which came from another one that was merged into it; absent: all of the scope. */
  readonly versions?: readonly string[] | undefined
  readonly reason: string
  /** The role that has to see to it that the exception ends. */
  readonly owner: string
  /** The last day in UTC on which it holds, an ISO 8601 date. */
  readonly until: string
  readonly state: WaiverState
  readonly requestedBy: string
  readonly requestedAt: string
  /** Absent while nobody has decided. */
  readonly decision?:
    | {
        readonly by: string
        readonly role?: string | undefined
        readonly reason?: string | undefined
        /** The adopted proposal that granted it. */
        readonly proposal?: string | undefined
        readonly at: string
      }
    | undefined
  readonly revision: number
}

export interface WaiverQuery extends PageRequest {
  readonly state?: WaiverState | undefined
  /** Those for the service or one of its versions. */
  readonly service?: string | undefined
  /** Those for the domain, and for what lies in it. */
  readonly domain?: string | undefined
  readonly rule?: string | undefined
  readonly owner?: string | undefined
}

export const WAIVER_DECISIONS = ['grant', 'refuse', 'withdraw', 'revoke'] as const

/** What is decided about a waiver: `withdraw` by who asked for it, the others by who has the authority. */
export interface WaiverDecision {
  readonly decision: (typeof WAIVER_DECISIONS)[number]
  /** Needed to refuse and to revoke. */
  readonly reason?: string | undefined
  /** With `grant`: an earlier last day than was asked for. */
  readonly until?: string | undefined
}

/** Exceptions from policies in force, which all judgements of the registry honour. */
export interface Waivers {
  /** Newest first. */
  list(query?: WaiverQuery): Promise<ViewPage<WaiverView>>
  /** @throws RegistryError `waiver-not-found` */
  get(id: string): Promise<WaiverView>
  /** @throws RegistryError `invalid-input`, `service-not-found`, `domain-not-found` */
  request(actor: Actor, input: WaiverInput): Promise<WaiverView>
  /**
   * @param revision the revision that was looked at; another one is not decided on
   * @throws RegistryError `waiver-not-found`, `waiver-decided`, `invalid-input`, `stale-revision`
   */
  decide(actor: Actor, id: string, decision: WaiverDecision, revision?: number): Promise<WaiverView>
}

/** Waivers, as far as adopted proposals grant them. */
export interface WaiversByProposal {
  /** Why it cannot be granted; undefined when it can. */
  hindrance(waiver: string): Promise<string | undefined>
  /** The account that asked for it; undefined when there is no such waiver. */
  askedBy(waiver: string): Promise<string | undefined>
  /** Grants it; harmless when the same proposal has done so before. @returns why not; undefined when it is granted */
  grantAdopted(
    waiver: string,
    proposal: { readonly id: string; readonly title: string },
  ): Promise<string | undefined>
}
