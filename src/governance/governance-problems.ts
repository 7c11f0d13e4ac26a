import type { AuthorityDecision } from '../registry/index.ts'
import type { ChangeRefusal } from './circles/apply-changes.ts'

/** Every failure of governance that a caller can act on. The key is public; a retired one is never reused. */
export const GOVERNANCE_PROBLEMS = {
  'governance-not-ratified': 'No constitution is in force yet',
  'governance-not-allowed': 'The authority to do this is missing',
  'governance-invalid': 'The request has values that are not accepted',
  'governance-changed': 'The governance was changed by someone else meanwhile',
  'constitution-not-found': 'There is no such constitution',
  'constitution-replaced-already': 'The constitution changes only by its own rules now',
  'circle-not-found': 'There is no such circle',
  'role-not-found': 'There is no such role',
  'tension-not-found': 'There is no such tension',
  'tension-closed': 'The tension cannot take this step',
  'work-item-not-found': 'There is no such work item',
  'work-step-refused': 'The work item cannot take this step',
  'strategy-not-found': 'There is no such strategy',
  'proposal-not-found': 'There is no such proposal',
  'proposal-invalid': 'The proposal is not valid',
  'proposal-step-refused': 'The proposal cannot take this step',
  'election-not-found': 'There is no such election',
  'election-refused': 'The election cannot take this step',
  'meeting-not-found': 'There is no such meeting',
  'meeting-step-refused': 'The meeting cannot take this step',
  'emergency-not-found': 'There is no such emergency action',
  'emergency-refused': 'The emergency action is not possible',
  'permission-not-found': 'There is no such permission',
  'permission-refused': 'The permission is not possible',
  'ruling-not-found': 'There is no such ruling',
  'ruling-refused': 'The ruling is not possible',
  'strike-refused': 'The proposal cannot be struck',
  'breakdown-refused': 'The circle stands like that already',
  'proposal-without-effect': 'The proposal has no effect to preview',
  'change-refused': 'The change cannot be made',
} as const
export type GovernanceProblem = keyof typeof GOVERNANCE_PROBLEMS

/** What a caller needs beside the message. */
export interface GovernanceDetails {
  /** With `governance-not-allowed`. */
  readonly authority?: AuthorityDecision
  /** With `governance-invalid`; `pointer` is a JSON Pointer into the input. */
  readonly errors?: readonly { readonly pointer: string; readonly message: string }[]
  /** With `change-refused` and `proposal-invalid`. */
  readonly refusals?: readonly ChangeRefusal[]
  /** With `governance-changed`: the revision that is current now. */
  readonly revision?: number
}

export class GovernanceError extends Error {
  override readonly name = 'GovernanceError'
  readonly code: GovernanceProblem
  readonly details: GovernanceDetails

  /** @param message one sentence: what was refused, why, and what to do about it */
  constructor(
    code: GovernanceProblem,
    message: string,
    details: GovernanceDetails = {},
    options?: ErrorOptions,
  ) {
    super(message, options)
    this.code = code
    this.details = details
  }
}
