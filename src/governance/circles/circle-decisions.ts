import type { Store } from '../../store/index.ts'
import type { GovernancePorts } from '../governance-ports.ts'
import { MEETINGS } from '../meetings/meeting-documents.ts'
import { PROPOSALS } from '../proposals/proposal-documents.ts'
import { FINAL_STATES } from '../proposals/proposal.ts'

/** What a circle decided: the end of a proposal, or a governance meeting that was closed. */
export interface CircleDecision {
  readonly kind: 'proposal' | 'meeting'
  /** Its name in the ledger. */
  readonly subject: string
  /** ISO 8601 instant. */
  readonly at: string
  /** Of a proposal. */
  readonly title?: string
}

export interface DecisionsLately {
  /** Days within which each circle is to decide something, as the constitution that was in force then says. */
  readonly cadence: number
  /** By circle its last decision within the cadence; circles without one are left out. */
  readonly last: ReadonlyMap<string, CircleDecision>
}

/** Whether circles decide as often as the constitution asks. */
export interface CircleDecisions {
  /** @param at a moment; the cadence ends with its day, and began so many whole days before in UTC */
  lately(circles: readonly string[], at: Date): Promise<DecisionsLately>
}

/** Days, where a constitution does not say (`meetings.cadenceDays`). */
const CADENCE = 90
const DAY = 86_400_000

interface Within {
  readonly gte: string
  readonly lte: string
}

export async function openCircleDecisions(
  store: Store,
  { record }: Pick<GovernancePorts, 'record'>,
): Promise<CircleDecisions> {
  const proposals = await store.collection(PROPOSALS)
  const meetings = await store.collection(MEETINGS)

  const lastOf = async (circle: string, within: Within): Promise<CircleDecision | undefined> => {
    const [ended, closed] = await Promise.all([
      proposals.find({
        where: { circle: { eq: circle }, 'outcome.at': within, state: { in: FINAL_STATES } },
        sort: ['-outcome.at'],
        limit: 1,
      }),
      meetings.find({
        where: { circle: { eq: circle }, kind: { eq: 'governance' }, closedAt: within },
        sort: ['-closedAt'],
        limit: 1,
      }),
    ])
    const [proposal, meeting] = [ended.items[0]?.value, closed.items[0]?.value]
    const endedAt = proposal?.outcome?.at ?? ''
    const closedAt = meeting?.closedAt ?? ''
    if (meeting !== undefined && closedAt >= endedAt) {
      return { kind: 'meeting', subject: `meeting:${meeting.id}`, at: closedAt }
    }
    if (proposal === undefined) return undefined
    const { id, title } = proposal
    return { kind: 'proposal', subject: `proposal:${id}`, at: endedAt, title }
  }

  return {
    async lately(circles, at) {
      const version = await record.at(at)
      const cadence = version?.constitution.meetings?.cadenceDays ?? CADENCE
      const day = Date.parse(`${at.toISOString().slice(0, 10)}T00:00:00.000Z`)
      const within = { gte: new Date(day - cadence * DAY).toISOString(), lte: at.toISOString() }
      const last = new Map<string, CircleDecision>()
      for (const circle of circles) {
        const decision = await lastOf(circle, within)
        if (decision !== undefined) last.set(circle, decision)
      }
      return { cadence, last }
    },
  }
}
