import type { Location, UnreadableError } from '../../contracts/index.ts'
import type { AuthorityDecision, TransitionDecision } from '../../registry/index.ts'
import type { LintResult } from '../../rules/index.ts'

export const PROBLEM_MEDIA_TYPE = 'application/problem+json'

/** One mistake in a request: in its body (`pointer`, RFC 6901) or in one of its parameters. */
export interface InputError {
  readonly in?: 'body' | 'path' | 'query' | 'header'
  readonly pointer?: string
  readonly parameter?: string
  /** The place in a contract that cannot be read. */
  readonly location?: Location
  readonly detail: string
}

/** What a kind of problem carries beside the members of every problem. */
export interface ProblemExtensions {
  readonly errors?: readonly InputError[]
  readonly authority?: AuthorityDecision
  readonly decision?: TransitionDecision
  readonly unreadable?: UnreadableError
  readonly report?: LintResult
  /** The name that a service has now. */
  readonly movedTo?: string
  /** The revision that is current now. */
  readonly revision?: number
  /** Changes of a proposal that cannot be made. */
  readonly refusals?: readonly { readonly index: number | undefined; readonly reason: string }[]
}

/** The body of every answer that reports a failure (RFC 9457). */
export interface ProblemDetails extends ProblemExtensions {
  /** Leads to the page that explains the kind of problem. */
  readonly type: string
  readonly title: string
  readonly status: number
  /** The last segment of `type`. */
  readonly code: string
  readonly detail?: string
  /** Names this one occurrence, in the log too. */
  readonly instance: string
}
