/** The questions that the pages of governance ask. */
import type { QueryKey } from '@tanstack/react-query'
import { ask, askPages, type PagedQuestion, type Question } from './question.ts'
import type { Query } from './request.ts'
import type {
  AccountList,
  AuthorityEffect,
  ConstitutionList,
  Election,
  ElectionList,
  EmergencyList,
  PermissionList,
  GovernanceInForce,
  LedgerEntryList,
  LifecycleEffectList,
  Meeting,
  MeetingList,
  MissingGrants,
  Organisation,
  PolicyEffectView,
  Proposal,
  ProposalList,
  Rollback,
  RoleWithHistory,
  RulingList,
  Tension,
  TensionList,
  ThreeQuestions,
  WorkItemList,
} from './schemas.ts'

/** Everything of governance is asked again after a change to any of it. */
export const GOVERNANCE = 'governance'

export const constitutionQuery: Question<GovernanceInForce> = askAbout('/governance/constitution')

/** Those that can be ratified. */
export const constitutionsQuery: Question<ConstitutionList> = askAbout('/governance/constitutions')

/** The people who can sign in; for whoever is signed in. */
export const accountsQuery: PagedQuestion<AccountList> = askPagesAbout('/accounts')

/** As many of them as one answer holds, to choose from. */
export const accountNamesQuery: Question<AccountList> = askAbout('/accounts', { limit: 500 })

export const organisationQuery: Question<Organisation> = askAbout('/governance/circles')

/** @param on the moment to look at; now unless given */
export function organisationOnQuery(on: string | undefined): Question<Organisation> {
  return askAbout('/governance/circles', { on })
}

/** @param on the moment to look at; now unless given */
export function roleQuery(role: string, on?: string): Question<RoleWithHistory> {
  return askAbout(`/governance/roles/${encodeURIComponent(role)}`, { on })
}

export function authorityQuery(subject: string): Question<ThreeQuestions> {
  return askAbout('/governance/authority', { subject })
}

/** What the list of tensions can be narrowed to; empty for all. */
export type TensionFilters = Readonly<Partial<Record<'role' | 'state' | 'subject', string>>>

export function tensionsQuery(filters: TensionFilters): PagedQuestion<TensionList> {
  return askPagesAbout('/tensions', filters)
}

export function tensionQuery(id: string): Question<Tension> {
  return askAbout(`/tensions/${encodeURIComponent(id)}`)
}

export const proposalsQuery: PagedQuestion<ProposalList> = askPagesAbout('/proposals')

/** The proposals that answer a tension. */
export function proposalsOfTensionQuery(tension: string): Question<ProposalList> {
  return askAbout('/proposals', { tension, limit: 500 })
}

/** The work that came of a tension. */
export function workOfTensionQuery(tension: string): Question<WorkItemList> {
  return askAbout('/work-items', { tension, limit: 500 })
}

/** What the ledger knows of a tension, newest first. */
export function tensionEventsQuery(id: string): Question<LedgerEntryList> {
  return askAbout('/audit', { subject: `tension:${id}`, limit: 500 })
}

export const electionsQuery: PagedQuestion<ElectionList> = askPagesAbout('/elections')

/** All lists of elections. */
export const ELECTIONS: QueryKey = [GOVERNANCE, '/elections']

/** The newest election to a role, if there is one. */
export function electionToQuery(role: string): Question<ElectionList> {
  return askAbout('/elections', { role, limit: 1 })
}

export function electionQuery(id: string): Question<Election> {
  return askAbout(`/elections/${encodeURIComponent(id)}`)
}

export const emergenciesQuery: PagedQuestion<EmergencyList> = askPagesAbout('/emergencies')

export const permissionsQuery: PagedQuestion<PermissionList> = askPagesAbout('/permissions')

export const rulingsQuery: PagedQuestion<RulingList> = askPagesAbout('/rulings')

/** Rulings in force, about one subject or about anything; as many as one answer holds. */
export function rulingsInForceQuery(subject?: string): Question<RulingList> {
  return askAbout('/rulings', { subject, state: 'in-force', limit: 500 })
}

export function proposalQuery(id: string): Question<Proposal> {
  return askAbout(`/proposals/${encodeURIComponent(id)}`)
}

export const meetingsQuery: PagedQuestion<MeetingList> = askPagesAbout('/meetings')

export function meetingQuery(id: string): Question<Meeting> & { readonly queryKey: QueryKey } {
  const path = `/meetings/${encodeURIComponent(id)}`
  return { ...askAbout<Meeting>(path), queryKey: [GOVERNANCE, path, {}] }
}

/** What a proposal would do to what lives by the lifecycles that it changes. */
export function lifecycleEffectQuery(id: string): Question<LifecycleEffectList> {
  return askAbout(`/proposals/${encodeURIComponent(id)}/lifecycle-effect`)
}

/** Asked again until it is worked out. */
export function proposalEffectQuery(id: string): Question<PolicyEffectView> {
  return {
    ...askAbout<PolicyEffectView>(`/proposals/${encodeURIComponent(id)}/effect`),
    refetchInterval: ({ state }) => (state.data?.state === 'computing' ? 1_000 : false),
  }
}

export function authorityEffectQuery(id: string): Question<AuthorityEffect> {
  return askAbout(`/proposals/${encodeURIComponent(id)}/authority`)
}

/** Actions that nobody is granted, and the proposal that grants them. */
export const missingGrantsQuery: Question<MissingGrants> = askAbout(
  '/governance/constitution/missing-grants',
)

export function rollbackQuery(id: string): Question<Rollback> {
  return askAbout(`/proposals/${encodeURIComponent(id)}/rollback`)
}

function askAbout<T>(path: string, query: Query = {}): Question<T> {
  return ask([GOVERNANCE, path, query], path, query)
}

function askPagesAbout<T extends { readonly next: string | null }>(
  path: string,
  query: Query = {},
): PagedQuestion<T> {
  return askPages([GOVERNANCE, path, 'pages', query], path, query)
}
