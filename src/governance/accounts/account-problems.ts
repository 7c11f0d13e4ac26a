import type { AuthorityDecision } from '../../registry/index.ts'

/** Every failure of accounts and tokens that a caller can act on. The key is public; a retired one is never reused. */
export const ACCOUNT_PROBLEMS = {
  'account-not-allowed': 'The authority to do this with an account is missing',
  'account-exists': 'There is an account of this name already',
  'account-not-found': 'There is no such account',
  'account-deactivation-refused': 'The account is needed, and is not deactivated',
  'account-name-invalid': 'The name of the account is not accepted',
  'password-wrong': 'The present password is another one',
  'password-invalid': 'The new password is not accepted',
  'token-not-found': 'There is no such token',
  'token-expiry-invalid': 'The token would end too soon or too late',
  'token-scope-invalid': 'The token would be limited to something that there is not',
} as const
export type AccountProblem = keyof typeof ACCOUNT_PROBLEMS

export class AccountError extends Error {
  override readonly name = 'AccountError'
  readonly code: AccountProblem
  /** With `account-not-allowed`: what the authority answered. */
  readonly authority: AuthorityDecision | undefined

  /** @param message one sentence: what was refused, why, and what to do about it */
  constructor(
    code: AccountProblem,
    message: string,
    authority?: AuthorityDecision,
    options?: ErrorOptions,
  ) {
    super(message, options)
    this.code = code
    this.authority = authority
  }
}
