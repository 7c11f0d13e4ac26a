import { findCircle, membersOf } from '../circles/organisation.ts'
import type { GovernancePorts } from '../governance-ports.ts'
import type { Meeting } from './meeting.ts'

/** Tells the members of the circle that a meeting is announced, or does not take place. */
export async function tellOfMeeting(
  { record, tell }: Pick<GovernancePorts, 'record' | 'tell'>,
  { id, circle, kind, state, startsAt, intent, announcedBy, reason, updatedAt }: Meeting,
): Promise<void> {
  const { organisation } = await record.inForce()
  const isCancelled = state === 'cancelled'
  const of = findCircle(organisation, circle)?.title ?? circle
  const what = `${intent === undefined ? 'A' : 'A special'} ${kind} meeting of ${of}`
  const begins = `${startsAt.slice(0, 10)} at ${startsAt.slice(11, 16)} UTC`
  await tell({
    key: `meeting-${state}:${id}`,
    kind: isCancelled ? 'meeting.cancelled' : 'meeting.announced',
    subject: `meeting:${id}`,
    title: isCancelled ? `${what} does not take place` : `${what} begins on ${begins}`,
    text: isCancelled
      ? `It was to begin on ${begins}: ${reason ?? ''}`
      : `${announcedBy} announces it. ${intent?.text ?? 'Everybody brings what they need to its agenda.'}`,
    roles: [],
    accounts: [...membersOf(organisation, circle, new Date(updatedAt)).keys()],
    at: updatedAt,
  })
}
