import type { Json, Stored } from '../../store/index.ts'
import type { Permit } from '../permits.ts'
import type { PageRequest, ViewPage } from '../page.ts'
import type { DutyDocument } from './duty-document.ts'

/** Something to be done at a certain time. */
export interface DutyRequest {
  /**
   * Says what is due and when, and never means anything else: scheduling a key again is harmless, also
   * after it was performed. At most 512 characters.
   */
  readonly key: string
  /** A kind that some part registered. */
  readonly kind: string
  /** For instance `version:sales/orders@1.2.0`. */
  readonly subject: string
  /** The path of the domain concerned; empty for the whole registry. */
  readonly domain: string
  /** The role that it concerns, when there is one. */
  readonly role?: string | undefined
  /** ISO 8601 instant in UTC. */
  readonly dueAt: string
  readonly data?: Readonly<Record<string, Json>>
}

/** A duty that is being performed. */
export interface DutyAtHand {
  readonly duty: Stored<DutyDocument>
  /** The authority's leave to do what the duty says; its time is the time of the effect. */
  readonly permit: Permit
}

/**
 * How duties of one kind are performed. A process may end after the effect and before the duty is marked as
 * done, and another one then performs it again: so the effect has to be harmless when repeated, for instance
 * a document inserted under an id made from the duty's. It also has to ask whether it is still wanted, since
 * a duty is written before the change that it follows from.
 */
export interface DutyKind {
  readonly id: string
  /** In plain words, for lists. */
  readonly title: string
  /** @returns what came of it, in a sentence; whatever it throws makes the duty wait and be tried again */
  perform(atHand: DutyAtHand): Promise<string>
}

export const DUTY_STATES = ['waiting', 'due', 'failing', 'done'] as const
export type DutyState = (typeof DUTY_STATES)[number]

export interface DutyView {
  readonly id: string
  readonly kind: string
  readonly title: string
  readonly subject: string
  readonly role: string | undefined
  readonly state: DutyState
  readonly dueAt: string
  /** How often it failed. */
  readonly failures: number
  readonly lastError: string | undefined
  /** When it is tried again. */
  readonly retryAt: string | undefined
  readonly performedAt: string | undefined
  readonly outcome: string | undefined
}

export interface DutyQuery extends PageRequest {
  readonly state?: DutyState | undefined
  readonly subject?: string | undefined
  readonly kind?: string | undefined
}

/** How the duties stand, for those who run the registry. */
export interface DutyFigures {
  /** Open, and due later. */
  readonly waiting: number
  /** Open and due, the failing ones among them. */
  readonly due: number
  readonly failing: number
  /** Seconds that the oldest open duty is overdue; 0 without one. */
  readonly overdueSeconds: number
}

export interface DutyRun {
  readonly performed: number
  readonly failed: number
}

/** What the store itself remembers to do: no restart loses a duty, and no second server doubles one. */
export interface Duties {
  /** Makes a kind known; each part does so once, when it is wired. @throws RangeError for a second one */
  register(kind: DutyKind): void
  schedule(request: DutyRequest): Promise<void>
  /**
   * Carries out a write with the duties that follow from it. They are durable before the write and are held
   * until it has ended, so that a crash at any moment loses none; when the write is refused they go.
   */
  announce<T>(requests: readonly DutyRequest[], write: () => Promise<T>): Promise<T>
  /**
   * Carries out a write of several steps with a duty to finish it, which is performed only if the process dies in
   * between; when the write has ended, or is refused, the duty goes.
   */
  ensure<T>(request: DutyRequest, write: () => Promise<T>): Promise<T>
  /** Performs what is due now, at most some hundreds; the rest is left to the next call. */
  performDue(): Promise<DutyRun>
  /** Soonest first, of done ones the latest first. @throws RegistryError `invalid-cursor` */
  list(query?: DutyQuery): Promise<ViewPage<DutyView>>
  figures(): Promise<DutyFigures>
}
