/** The questions that the pages of work, structures and lead times ask. */
import { servicePath } from './names.ts'
import { GOVERNANCE } from './governance-queries.ts'
import { ask, askPages, type PagedQuestion, type Question } from './question.ts'
import type {
  Inbox,
  LeadTimeItemList,
  LeadTimeKind,
  LeadTimes,
  Structures,
  StructuresOverview,
} from './schemas.ts'

/** Asked again after a change to any of governance. */
export function inboxQuery(role: string): Question<Inbox> {
  const path = `/governance/roles/${encodeURIComponent(role)}/inbox`
  return ask([GOVERNANCE, path], path)
}

/** Days of a period; empty ones are left to the registry. */
export interface Days {
  readonly from: string
  readonly to: string
}

export function structuresOverviewQuery({ from, to }: Days): Question<StructuresOverview> {
  return ask(['structures', from, to], '/structures', { from, to })
}

export function structuresQuery(service: string, { from, to }: Days): Question<Structures> {
  const path = `${servicePath(service)}/structures`
  return ask(['structures', path, from, to], path, { from, to })
}

export function leadTimesQuery(domain: string): Question<LeadTimes> {
  return ask(['lead-times', domain], '/lead-times', { domain })
}

export function leadTimeItemsQuery(
  kind: LeadTimeKind,
  domain: string,
  open: boolean,
): PagedQuestion<LeadTimeItemList> {
  const path = `/lead-times/${kind}`
  const query = { domain, open: open ? 'true' : undefined }
  return askPages(['lead-times', path, query], path, query)
}
