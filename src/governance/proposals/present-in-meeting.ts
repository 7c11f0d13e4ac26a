import type { GovernancePorts } from '../governance-ports.ts'
import { GovernanceError } from '../governance-problems.ts'
import { MEETINGS } from '../meetings/meeting-documents.ts'
import { passTime } from '../meetings/step-meeting.ts'

/** Who is in a meeting, and who was marked as absent there without having left. */
export interface InMeeting {
  readonly present: readonly string[]
  readonly markedAbsent: readonly string[]
}

/**
 * Who is in the meeting in which a proposal is at hand. A meeting opens only after due notice or with every member
 * there, so that whoever is absent counts as heard; whom somebody else has marked so does not.
 * @throws GovernanceError `meeting-not-found`, `proposal-step-refused`
 */
export async function presentInMeeting(
  { store, clock }: Pick<GovernancePorts, 'store' | 'clock'>,
  meetingId: string,
  proposal: string,
): Promise<InMeeting> {
  const stored = await (await store.collection(MEETINGS)).get(meetingId)
  if (stored === undefined) {
    throw new GovernanceError(
      'meeting-not-found',
      `There is no meeting ${meetingId.slice(0, 100)}.`,
    )
  }
  const meeting = passTime(stored.value, clock().toISOString())
  const { state, items, present, markedAbsent = [], timeOut } = meeting
  const atHand = items.find((item) => item.state === 'current')
  if (timeOut !== undefined) {
    throw new GovernanceError(
      'proposal-step-refused',
      `There is a time-out in the meeting ${meetingId} (${timeOut.reason}); whoever facilitates ends it, then it goes on.`,
    )
  }
  if (state === 'agenda' && atHand?.proposal === proposal) return { present, markedAbsent }
  throw new GovernanceError(
    'proposal-step-refused',
    `The proposal is not at hand in the meeting ${meetingId}; take its item on the agenda first.`,
  )
}
