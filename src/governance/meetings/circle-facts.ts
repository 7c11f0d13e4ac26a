import type { MeetingChange, MeetingMetric } from './meeting.ts'

/** What a circle answers for in the registry. */
export interface CircleScope {
  readonly circle: string
  /** Domains of its roles, each path once; the empty one is the whole registry. */
  readonly domains: readonly string[]
  readonly roles: readonly string[]
}

/** What the registry tells a tactical meeting about a circle; it is asked when a part of the meeting begins. */
export interface CircleFacts {
  /** What is due now, with the role that it concerns. */
  due(scope: CircleScope): Promise<readonly { readonly text: string; readonly role?: string }[]>
  /** The live figures of the circle's domains. */
  metrics(scope: CircleScope): Promise<readonly Omit<MeetingMetric, 'before'>[]>
  /** What happened since an instant, newest first. */
  changes(scope: CircleScope, since: string): Promise<readonly MeetingChange[]>
}
