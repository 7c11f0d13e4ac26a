import type { UnreadableError } from '../contracts/index.ts'
import type { LintResult } from '../rules/index.ts'
import type { DomainMovePlan } from './domains/domains.ts'
import type { MergePlan } from './merging/merging.ts'
import type { ErasureView } from './erasures/erasures.ts'
import type { AuthorityDecision, TransitionDecision } from './model.ts'

/** Every failure of the registry that a caller can act on. The key is public; a retired one is never reused. */
export const PROBLEMS = {
  'not-allowed': 'The authority to do this is missing',
  'invalid-input': 'The request has values that are not accepted',
  'invalid-name': 'The name is not accepted',
  'invalid-version': 'The version is not a semantic version',
  'invalid-cursor': 'The cursor does not belong to this list',
  'revision-required': 'The revision that the change is based on is missing',
  'stale-revision': 'Someone else changed it meanwhile',
  'domain-not-found': 'There is no such domain',
  'domain-moved': 'The domain has another path now',
  'domain-moving': 'What lies in the domain still follows a move',
  'domain-exists': 'A domain has or had this path',
  'domain-move-refused': 'The domain cannot be moved there as it is',
  'domain-move-pending': 'The domain is offered to be moved already',
  'domain-move-not-found': 'There is no such offer to move the domain',
  'taxonomy-not-found': 'There is no such taxonomy',
  'service-not-found': 'There is no such service',
  'service-exists': 'A service of this name exists already',
  'past-unknown': 'What it was then is not recorded',
  'service-moved': 'The service has another name now',
  'handover-pending': 'The service is offered to a role already',
  'handover-not-found': 'There is no such offer of ownership',
  'merge-pending': 'The service is offered to be merged already',
  'merge-not-found': 'There is no such offer to merge',
  'merge-refused': 'The services cannot be merged as they are',
  'version-not-found': 'There is no such contract version',
  'version-frozen': 'A published contract version never changes',
  'file-not-found': 'The contract version has no such file',
  'content-not-found': 'No contract version has such a content',
  'content-erased': 'The content was erased by decision',
  'content-barred': 'The content was erased by decision and is not taken again',
  'content-shared': 'More would be erased than the decision speaks of',
  'erasure-not-found': 'No such content was erased',
  'contract-unreadable': 'The contract cannot be read',
  'contract-too-costly': 'Judging the contract takes more time or memory than it may',
  'policy-blocked': 'A policy refuses this contract',
  'lifecycle-not-found': 'There is no such lifecycle',
  'transition-unknown': 'No transition leads from here to there',
  'transition-refused': 'The gate of the transition does not hold',
  'notice-not-found': 'There is no such notice',
  'saved-search-not-found': 'There is no such saved search',
  'saved-search-limit': 'An account keeps no more searches than this',
  'webhook-not-found': 'There is no such webhook',
  'webhook-limit': 'A registry has no more webhooks than this',
  'webhook-address-refused': 'Nothing may be sent to this address',
  'delivery-not-found': 'There is no such delivery to try again',
  'decision-not-found': 'There is no such decision',
  'checklist-item-unknown': 'The lifecycle asks nobody about this',
  'endpoint-not-found': 'There is no such endpoint',
  'plan-not-found': 'There is no activation plan',
  'subscription-not-found': 'There is no such subscription',
  'environment-unknown': 'There is no such environment',
  'usage-unreadable': 'What a consumer uses cannot be read',
  'rule-unknown': 'There is no such rule in the rule packs at hand',
  'waiver-not-found': 'There is no such waiver',
  'import-not-found': 'There is no such import',
  'import-limit': 'No more imports are kept at a time than this',
  'import-unreadable': 'What is to be imported cannot be read',
  'import-not-startable': 'The import cannot be started as it stands',
  'import-ended': 'The import has come to its end already',
  'waiver-decided': 'The waiver has been decided on already',
  'subscription-exists': 'The consumer has such a subscription already',
} as const
export type ProblemCode = keyof typeof PROBLEMS

/** One value of the input that is not accepted; `pointer` is a JSON Pointer into the input. */
export interface InputError {
  readonly pointer: string
  readonly message: string
}

/** What a caller needs beside the message; each code says which of these it carries. */
export interface ProblemDetails {
  /** With `invalid-input`, `invalid-name`, `invalid-version`. */
  readonly errors?: readonly InputError[]
  /** With `not-allowed`. */
  readonly authority?: AuthorityDecision
  /** With `transition-refused`, and with `not-allowed` when a transition was asked for. */
  readonly decision?: TransitionDecision
  /** With `contract-unreadable`. */
  readonly unreadable?: UnreadableError
  /** With `policy-blocked`. */
  readonly report?: LintResult
  /** With `service-moved` and `domain-moved`: the name that it has now. */
  readonly movedTo?: string
  /** With `merge-refused` and `domain-move-refused`: what would happen, and what refuses. */
  readonly plan?: MergePlan | DomainMovePlan
  /** With `service-moved` after a merge: the numbers that versions have now, by those that they had. */
  readonly renumbered?: Readonly<Record<string, string>>
  /** With `content-erased`: its tombstone. */
  readonly erasure?: ErasureView
  /** With `content-shared`: every version that has the content, as `domain/name@version`. */
  readonly versions?: readonly string[]
  /** With `stale-revision`: the revision that is current now. */
  readonly revision?: number
}

export class RegistryError extends Error {
  override readonly name = 'RegistryError'
  readonly code: ProblemCode
  readonly details: ProblemDetails

  /** @param message one sentence: what was refused, why, and what to do about it */
  constructor(
    code: ProblemCode,
    message: string,
    details: ProblemDetails = {},
    options?: ErrorOptions,
  ) {
    super(message, options)
    this.code = code
    this.details = details
  }
}

/** The error for callers that treat a refused transition as a failure, with the decision as its detail. */
export function transitionRefused(decision: TransitionDecision): RegistryError {
  const unmet = decision.conditions.filter((condition) => condition.holds !== 'yes')
  const reasons = unmet.map((condition) => `${condition.title}: ${condition.explanation}`)
  return new RegistryError(
    'transition-refused',
    `${decision.subject} stays ${decision.from}. ${reasons.join(' ')}`,
    { decision },
  )
}
