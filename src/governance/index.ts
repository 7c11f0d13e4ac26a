/**
 * Governance: the constitution in force, authority by roles, policies in force, and the accounts of people.
 *
 * May not: name a concrete store, or know HTTP statuses or request objects.
 */
export { ACCOUNT_PROBLEMS, AccountError, type AccountProblem } from './accounts/account-problems.ts'
export { ACCOUNTS, type AccountDocument } from './accounts/account-documents.ts'
export { openAccounts, type Accounts, type NewPassword } from './accounts/accounts.ts'
export { unusablePassword, type PasswordCost } from './accounts/password.ts'
export {
  openTokens,
  type NewSession,
  type NewToken,
  type Tokens,
  type TokenView,
} from './accounts/tokens.ts'
export { openConstitutionalAuthority } from './authority/constitutional-authority.ts'
export type { Constitution } from './constitution/constitution.ts'
export { ConstitutionError, loadConstitution } from './constitution/load-constitution.ts'
export {
  openConstitution,
  RATIFICATIONS,
  ratifyFirstConstitution,
  type ConstitutionView,
} from './constitution/ratification.ts'
export {
  openPolicyChanges,
  POLICY_CHANGE_PROBLEMS,
  PolicyChangesRefused,
  type AdoptedDecision,
  type FindAdoptedDecision,
  type PolicyChanges,
} from './policies/apply-policy-changes.ts'
export { openPoliciesInForce } from './policies/policies-in-force.ts'
export {
  policyChangeMistakes,
  type PolicyChangeMistake,
} from './policies/policy-change-mistakes.ts'
export { POLICY_SETS } from './policies/policy-set.ts'
export { policyChange, policyChanges, type PolicyChange } from './policies/policy-changes.ts'
export { policyTerms, type PolicyTerms } from './policies/policy-terms.ts'
