import type { Stored } from '../../store/index.ts'
import type { WaiverDocument } from './waiver-document.ts'
import type { WaiverState, WaiverView } from './waivers.ts'

/** What everybody sees of a waiver. @param today the day in UTC, an ISO 8601 date */
export function waiverView(
  { id, revision, value }: Stored<WaiverDocument>,
  today: string,
): WaiverView {
  const { rule, pointer, file, fingerprint, domainKey, service, version, versions } = value
  const { reason, owner, until, requestedBy, requestedAt, decision } = value
  return {
    id,
    rule,
    pointer,
    file,
    fingerprint,
    scope: { domain: domainKey.slice(0, -1), service, version },
    versions,
    reason,
    owner,
    until,
    state: stateOf(value, today),
    requestedBy: requestedBy.name,
    requestedAt,
    decision: decision && {
      by: decision.by.name,
      role: decision.role,
      reason: decision.reason,
      proposal: decision.proposal,
      at: decision.at,
    },
    revision,
  }
}

export function stateOf({ state, until }: WaiverDocument, today: string): WaiverState {
  return state === 'granted' && until < today ? 'lapsed' : state
}

/** The day in UTC of a moment, as ISO 8601 writes it. */
export function dayOf(moment: Date): string {
  return moment.toISOString().slice(0, 'YYYY-MM-DD'.length)
}

/** The first moment at which a waiver does not hold any more. */
export function lapseOf(until: string): string {
  const DAY = 24 * 60 * 60 * 1_000 // milliseconds
  return new Date(Date.parse(`${until}T00:00:00.000Z`) + DAY).toISOString()
}
