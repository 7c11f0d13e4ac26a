import { findCircle } from '../circles/organisation.ts'
import type { Elections } from '../elections/elections.ts'
import { GovernanceError } from '../governance-problems.ts'
import type { GovernancePorts } from '../governance-ports.ts'
import { FINAL_STATES } from '../proposals/proposal.ts'
import type { Proposals, ProposalView } from '../proposals/proposals.ts'
import type { Tensions, TensionView } from '../tensions/tensions.ts'
import type { Work } from '../work/work.ts'
import type { AgendaItem, Check, Meeting } from './meeting.ts'
import type { MeetingInput } from './meeting-input.ts'

const MINUTE = 60 * 1_000
const LATE = 5 * MINUTE
const FAR = 366 * 24 * 60 * MINUTE

/** What meetings are about. */
export interface MeetingSubjects {
  readonly tensions: Pick<Tensions, 'get' | 'open' | 'record' | 'step'>
  readonly proposals: Pick<Proposals, 'get'>
  readonly elections: Pick<Elections, 'list'>
  readonly work: Pick<Work, 'add'>
}

interface Announcing {
  readonly id: string
  readonly input: MeetingInput
  readonly announcedBy: string
  readonly at: Date
  /** The circle's meeting of the same kind before. */
  readonly before: Meeting | undefined
}

/**
 * A meeting that is announced, with what it takes over from the one before.
 * @throws GovernanceError `circle-not-found`, `governance-invalid`, `tension-not-found`, `proposal-not-found`
 */
export async function announced(
  { record }: Pick<GovernancePorts, 'record'>,
  subjects: MeetingSubjects,
  { id, input, announcedBy, at, before }: Announcing,
): Promise<Meeting> {
  const { organisation, constitution } = await record.inForce()
  const { circle, kind, minutes, startsAt = at.toISOString(), intent } = input
  if (findCircle(organisation, circle) === undefined) {
    throw new GovernanceError('circle-not-found', `There is no circle ${circle}.`)
  }
  const start = Date.parse(startsAt)
  if (start < at.getTime() - LATE || start > at.getTime() + FAR) {
    throw new GovernanceError(
      'governance-invalid',
      'A meeting begins between now and a year from now; choose another time.',
      { errors: [{ pointer: '/startsAt', message: 'is not between now and a year from now' }] },
    )
  }
  const items = intent === undefined ? [] : await itemsOf(subjects, intent, circle, announcedBy)
  const now = at.toISOString()
  return {
    id,
    circle,
    kind,
    ...(intent !== undefined && {
      intent: {
        text: intent.text,
        tensions: intent.tensions ?? [],
        proposals: intent.proposals ?? [],
      },
    }),
    announcedBy,
    startsAt: new Date(start).toISOString(),
    endsAt: new Date(start + minutes * MINUTE).toISOString(),
    noticeHours: kind === 'governance' ? (constitution.meetings?.noticeHours ?? 0) : 0,
    state: 'announced',
    present: [],
    attended: [],
    checkIns: [],
    checklist: recurring(before),
    metrics: [],
    changes: [],
    reports: [],
    items,
    reflections: [],
    createdAt: now,
    updatedAt: now,
  }
}

/** Recurring actions go on from meeting to meeting, unanswered. */
function recurring(before: Meeting | undefined): Check[] {
  return (before?.checklist ?? [])
    .filter(({ source }) => source === 'recurring')
    .map(({ text, role }, index) => ({
      id: index + 1,
      text,
      ...(role !== undefined && { role }),
      source: 'recurring',
    }))
}

async function itemsOf(
  subjects: MeetingSubjects,
  { tensions = [], proposals = [] }: NonNullable<MeetingInput['intent']>,
  circle: string,
  announcedBy: string,
): Promise<AgendaItem[]> {
  const items: Omit<AgendaItem, 'id'>[] = []
  for (const id of new Set(tensions)) {
    const tension = await requireOpenTension(subjects, id)
    items.push({
      ...begun(tension.now, tension.by === 'system' ? announcedBy : tension.by),
      tension: id,
    })
  }
  for (const id of new Set(proposals)) {
    const proposal = await requireOpenProposal(subjects, id, circle)
    items.push({ ...begun(proposal.title, proposal.proposer), proposal: id })
  }
  return items.map((item, index) => ({ id: index + 1, ...item }))
}

function begun(label: string, by: string): Pick<AgendaItem, 'label' | 'by' | 'state' | 'outcomes'> {
  return { label: label.slice(0, 120).trim(), by, state: 'waiting', outcomes: [] }
}

/** @throws GovernanceError `tension-not-found`, `meeting-step-refused` */
export async function requireOpenTension(
  { tensions }: MeetingSubjects,
  id: string,
): Promise<TensionView> {
  const tension = await tensions.get(id)
  if (tension.state === 'open' || tension.state === 'in-process') return tension
  throw new GovernanceError(
    'meeting-step-refused',
    `The tension ${id} is ${tension.state}; reopen it before a meeting takes it on.`,
  )
}

/** @throws GovernanceError `proposal-not-found`, `meeting-step-refused` */
export async function requireOpenProposal(
  { proposals }: MeetingSubjects,
  id: string,
  circle: string,
): Promise<ProposalView> {
  const proposal = await proposals.get(id)
  if (proposal.circle !== circle) {
    throw new GovernanceError(
      'meeting-step-refused',
      `The proposal ${id} is for the circle ${proposal.circle} to decide, not for ${circle}.`,
    )
  }
  if (!FINAL_STATES.includes(proposal.state)) return proposal
  throw new GovernanceError(
    'meeting-step-refused',
    `The proposal ${id} is ${proposal.state}; make a new one.`,
  )
}
