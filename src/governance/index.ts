/**
 * Governance: the constitution in force, circles and roles, authority, tensions and proposals, policies in
 * force, and the accounts of people.
 *
 * May not: name a concrete store, or know HTTP statuses or request objects.
 */
export { ACCOUNT_PROBLEMS, AccountError, type AccountProblem } from './accounts/account-problems.ts'
export { ACCOUNTS, type AccountDocument } from './accounts/account-documents.ts'
export { unusablePassword, type PasswordCost } from './accounts/password.ts'
export {
  openAccounts,
  type Accounts,
  type AccountView,
  type NewPassword,
} from './accounts/accounts.ts'
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
export { brokenSeal } from './constitution/broken-seal.ts'
export { openConstitution, type ConstitutionView } from './constitution/constitution-view.ts'
export { actionsWithoutGrant, renewConstitution } from './constitution/renew-constitution.ts'
export type { AmendmentInput } from './constitution/check-amendment.ts'
export type { RatificationInput } from './constitution/constitutions.ts'
export { RATIFICATIONS, ratifyFirstConstitution } from './constitution/ratification.ts'
export type { AssignmentInput, RoleFillings, SurrogateInput } from './circles/circles.ts'
export type { Filled } from './circles/organisation.ts'
export type { GovernanceVersion } from './circles/governance-record.ts'
export {
  GOVERNANCE_PROBLEMS,
  GovernanceError,
  type GovernanceProblem,
} from './governance-problems.ts'
export type { AskersAuthority, ThreeQuestions } from './authority/three-questions.ts'
export { openGovernance, type Governance, type GovernanceInput } from './open-governance.ts'
export { ELECTIONS } from './elections/election-documents.ts'
export { ELECTION_STATES, type ElectionStep } from './elections/election.ts'
export type { ElectionInput } from './elections/elections.ts'
export { EMERGENCIES, EMERGENCY_STATES, type EmergencyStep } from './emergencies/emergency.ts'
export type { EmergencyInput } from './emergencies/emergencies.ts'
export { PERMISSION_STATES, PERMISSIONS, type PermissionStep } from './permissions/permission.ts'
export type { PermissionInput } from './permissions/permissions.ts'
export { RULING_STATES, RULINGS } from './rulings/ruling.ts'
export type { RulingInput } from './rulings/rulings.ts'
export type { StrikeInput } from './proposals/strike.ts'
export { PROPOSALS } from './proposals/proposal-documents.ts'
export { LEAD_TIME_KINDS, LEAD_TIMES, type LeadTimeKind } from './lead-times/lead-time-documents.ts'
export type { LeadTimeFigure, LeadTimeItem, LeadTimes } from './lead-times/lead-times.ts'
export type { StructuresInShort } from './structures/structures.ts'
export type { StructuresOfService } from './structures/structures-of-service.ts'
export { LEDGER_FOLLOWERS } from './following/ledger-followers.ts'
export { TENSIONS } from './tensions/tension-documents.ts'
export type { CircleFacts, CircleScope } from './meetings/circle-facts.ts'
export { MEETING_KINDS, MEETING_STATES } from './meetings/meeting.ts'
export { MEETINGS } from './meetings/meeting-documents.ts'
export type { MeetingInput } from './meetings/meeting-input.ts'
export type { Meetings, MeetingView } from './meetings/meetings.ts'
export type { MeetingStep } from './meetings/meeting-step.ts'
export { previewProposal } from './proposals/proposal-effect.ts'
export { proposalInput, type ProposalInput } from './proposals/present.ts'
export type { ProposalView } from './proposals/proposals.ts'
export { FINAL_STATES, PROPOSAL_STATES, type ProposalState } from './proposals/proposal.ts'
export type { Step } from './proposals/step.ts'
export type { FoundTension } from './tensions/findings.ts'
export type { TensionCheck } from './tensions/tension-checks.ts'
export { tensionInput, type TensionInput, type TensionView } from './tensions/tensions.ts'
export type { TensionStep } from './tensions/tension.ts'
export { STRATEGIES, WORK_ITEMS } from './work/work-documents.ts'
export type { Inbox } from './work/inbox.ts'
export type { StrategyInput } from './work/strategy.ts'
export { WORK_KINDS, WORK_STATES, type CheckFound, type WorkStep } from './work/work-item.ts'
export type { WorkInput, WorkItemView } from './work/work.ts'
export { openLifecyclePreviews, type LifecyclePreviews } from './lifecycles/lifecycle-previews.ts'
export { openLifecyclesAdopted } from './lifecycles/lifecycles-adopted.ts'
export { lifecycleChanges, type LifecycleChange } from './lifecycles/lifecycle-changes.ts'
export { openPoliciesInForce } from './policies/policies-in-force.ts'
export {
  policyChangeMistakes,
  type PolicyChangeMistake,
} from './policies/policy-change-mistakes.ts'
export { policyChanges, type PolicyChange } from './policies/policy-changes.ts'
export { openPolicyPreviews, type PolicyPreviews } from './policies/policy-previews.ts'
export type { PolicyTerms } from './policies/policy-terms.ts'
