/** The questions that the pages of governance ask. */
import { getJson, type Query } from './request.ts'
import type { Question } from './queries.ts'
import type {
  AccountList,
  ConstitutionList,
  GovernanceInForce,
  Organisation,
  PolicyEffectView,
  Proposal,
  ProposalList,
  Rollback,
  RoleWithHistory,
  TensionList,
  ThreeQuestions,
} from './schemas.ts'

/** Everything of governance is asked again after a change to any of it. */
export const GOVERNANCE = 'governance'

export const constitutionQuery: Question<GovernanceInForce> = ask('/governance/constitution')

/** Those that can be ratified. */
export const constitutionsQuery: Question<ConstitutionList> = ask('/governance/constitutions')

/** The people who can sign in; for whoever is signed in. */
export const accountsQuery: Question<AccountList> = ask('/accounts', { limit: 500 })

export const organisationQuery: Question<Organisation> = ask('/governance/circles')

export function roleQuery(role: string): Question<RoleWithHistory> {
  return ask(`/governance/roles/${encodeURIComponent(role)}`)
}

export function authorityQuery(subject: string): Question<ThreeQuestions> {
  return ask('/governance/authority', { subject })
}

export function tensionsQuery(filters: Query): Question<TensionList> {
  return ask('/tensions', { limit: 200, ...filters })
}

export const proposalsQuery: Question<ProposalList> = ask('/proposals', { limit: 200 })

export function proposalQuery(id: string): Question<Proposal> {
  return ask(`/proposals/${encodeURIComponent(id)}`)
}

/** Asked again until it is worked out. */
export function proposalEffectQuery(id: string): Question<PolicyEffectView> {
  return {
    ...ask<PolicyEffectView>(`/proposals/${encodeURIComponent(id)}/effect`),
    refetchInterval: ({ state }) => (state.data?.state === 'computing' ? 1_000 : false),
  }
}

export function rollbackQuery(id: string): Question<Rollback> {
  return ask(`/proposals/${encodeURIComponent(id)}/rollback`)
}

function ask<T>(path: string, query: Query = {}): Question<T> {
  return {
    queryKey: [GOVERNANCE, path, query],
    queryFn: ({ signal }) => getJson<T>(path, query, signal),
  }
}
