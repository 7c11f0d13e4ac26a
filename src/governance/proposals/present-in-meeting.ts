import type { Store } from '../../store/index.ts'
import { GovernanceError } from '../governance-problems.ts'
import { MEETINGS } from '../meetings/meeting-documents.ts'

/**
 * Who is in the meeting in which a proposal is at hand. A meeting opens only after due notice or with every member
 * there, so that whoever is absent counts as heard.
 * @throws GovernanceError `meeting-not-found`, `proposal-step-refused`
 */
export async function presentInMeeting(
  store: Store,
  meetingId: string,
  proposal: string,
): Promise<readonly string[]> {
  const stored = await (await store.collection(MEETINGS)).get(meetingId)
  if (stored === undefined) {
    throw new GovernanceError(
      'meeting-not-found',
      `There is no meeting ${meetingId.slice(0, 100)}.`,
    )
  }
  const { state, items, present } = stored.value
  const atHand = items.find((item) => item.state === 'current')
  if (state === 'agenda' && atHand?.proposal === proposal) return present
  throw new GovernanceError(
    'proposal-step-refused',
    `The proposal is not at hand in the meeting ${meetingId}; take its item on the agenda first.`,
  )
}
