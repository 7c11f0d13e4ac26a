import { isInSession, type AgendaItem, type Meeting } from './meeting.ts'
import type { MeetingContext, MeetingStep, MeetingStepped } from './meeting-step.ts'
import {
  chairOf,
  moved,
  notChair,
  notNow,
  notPresent,
  notRecorder,
  recorderOf,
  refused,
} from './meeting-answers.ts'

export type AgendaStep = Extract<
  MeetingStep,
  { readonly kind: 'add-item' | 'take' | 'record' | 'done' | 'put-aside' | 'drop' }
>

const MOST_ITEMS = 200
const MOST_OUTCOMES = 20

/** The agenda, built in the meeting and processed one item at a time for whoever brought it. */
export function agendaStep(
  meeting: Meeting,
  step: AgendaStep,
  context: MeetingContext,
): MeetingStepped {
  if (!isInSession(meeting)) return notNow(meeting, step.kind, 'in session')
  if (!meeting.present.includes(context.actor)) return notPresent(context)
  if (step.kind === 'add-item') return addItem(meeting, step, context)
  const item = meeting.items.find(({ id }) => id === step.item)
  if (item === undefined) return refused(`There is no item ${step.item} on the agenda.`)
  switch (step.kind) {
    case 'take':
      return take(meeting, item, context)
    case 'record':
      return record(meeting, item, step, context)
    case 'done':
      if (item.state !== 'current') return refused('Only the item at hand is done.')
      if (item.by !== context.actor) {
        return refused(
          `Only ${item.by}, who brought it, says that it is done; add an item of yours.`,
        )
      }
      return withItem(meeting, { ...item, state: 'done' })
    case 'put-aside':
      if (chairOf(meeting, context) !== context.actor) return notChair(meeting, context)
      return item.state === 'current'
        ? withItem(meeting, { ...item, state: 'waiting' })
        : refused('Only the item at hand is put aside.')
    case 'drop':
      return drop(meeting, item, context)
  }
}

function addItem(
  meeting: Meeting,
  step: AgendaStep & { readonly kind: 'add-item' },
  { actor }: MeetingContext,
): MeetingStepped {
  if (meeting.state === 'closing') {
    return refused('It is closing; open a tension, or ask for a later end.')
  }
  if (meeting.items.length >= MOST_ITEMS) return refused('The agenda is full.')
  const { label, tension, proposal, election } = step
  if (meeting.kind === 'tactical' && (proposal !== undefined || election !== undefined)) {
    return refused(
      'A tactical meeting decides nothing about governance; bring it to a governance meeting.',
    )
  }
  const { intent } = meeting
  if (intent !== undefined) {
    const isMeant =
      (tension !== undefined && intent.tensions.includes(tension)) ||
      (proposal !== undefined && intent.proposals.includes(proposal))
    if (!isMeant) return refused(`This special meeting is limited to: ${intent.text}`)
  }
  const isThere = meeting.items.some(
    (item) =>
      item.state !== 'dropped' &&
      ((tension !== undefined && item.tension === tension) ||
        (proposal !== undefined && item.proposal === proposal)),
  )
  if (isThere) return refused('It is on the agenda already.')
  const item: AgendaItem = {
    id: Math.max(0, ...meeting.items.map(({ id }) => id)) + 1,
    label,
    by: actor,
    ...(tension !== undefined && { tension }),
    ...(proposal !== undefined && { proposal }),
    ...(election !== undefined && { election }),
    state: 'waiting',
    outcomes: [],
  }
  return moved({ ...meeting, items: [...meeting.items, item] })
}

function take(meeting: Meeting, item: AgendaItem, context: MeetingContext): MeetingStepped {
  if (meeting.state !== 'agenda') return notNow(meeting, 'take', 'agenda')
  if (chairOf(meeting, context) !== context.actor) return notChair(meeting, context)
  if (item.state !== 'waiting') return refused(`The item is ${item.state} already.`)
  const current = meeting.items.find(({ state }) => state === 'current')
  if (current !== undefined) {
    return refused(`"${current.label}" is at hand; one item is processed at a time.`)
  }
  const election = meeting.items.find(
    ({ state, election: role }) => state === 'waiting' && role !== undefined,
  )
  if (election !== undefined && item.election === undefined) {
    return refused(`Elections come first when somebody asked for one: take "${election.label}".`)
  }
  return withItem(meeting, { ...item, state: 'current' })
}

function record(
  meeting: Meeting,
  item: AgendaItem,
  step: AgendaStep & { readonly kind: 'record' },
  context: MeetingContext,
): MeetingStepped {
  const { actor, at, ref } = context
  const isAtHand =
    item.state === 'current' || (meeting.state === 'closing' && item.state === 'left')
  if (!isAtHand) return refused('What comes of an item is recorded while it is at hand.')
  const { outcome, text, role, proposal, now } = step
  const isTactical = outcome !== 'proposal'
  if (meeting.kind === 'governance' && isTactical && outcome !== 'information') {
    return refused(
      `A governance meeting changes roles and policies; a ${outcome.replace('-', ' ')} belongs to a tactical meeting, or to whoever fills the role.`,
    )
  }
  if (meeting.kind === 'tactical' && !isTactical) {
    return refused('A tactical meeting makes a tension for governance of it, and no proposal.')
  }
  if (outcome === 'proposal' && proposal === undefined) {
    return refused('Name the proposal that came of it.')
  }
  if (outcome === 'tension') {
    if (actor !== item.by) {
      return refused(`Only ${item.by}, who brought it, senses the tension; nobody does for others.`)
    }
    if (now === undefined) return refused('Say what is now, and in the text what could be.')
  } else if (recorderOf(meeting, context) !== actor) {
    return notRecorder(meeting, context)
  }
  const isWork = outcome === 'next-action' || outcome === 'project'
  if (isWork && role === undefined && item.tension === undefined) {
    return refused('Name the role that takes it on; work that nobody answers for is not done.')
  }
  const isThere = item.outcomes.some(
    (one) => one.kind === outcome && one.text === text && one.role === role && one.by === actor,
  )
  if (isThere) return refused('That is recorded of this item already.')
  if (item.outcomes.length >= MOST_OUTCOMES) {
    return refused('Enough came of this item; bring another one.')
  }
  return withItem(meeting, {
    ...item,
    outcomes: [
      ...item.outcomes,
      {
        id: item.outcomes.length + 1,
        kind: outcome,
        text,
        ...(role !== undefined && { role }),
        ...(ref !== undefined && { ref }),
        by: actor,
        at,
      },
    ],
  })
}

function drop(meeting: Meeting, item: AgendaItem, context: MeetingContext): MeetingStepped {
  if (item.state !== 'waiting' && item.state !== 'current') {
    return refused(`The item is ${item.state} already.`)
  }
  const { actor } = context
  const ownerLeft = !meeting.present.includes(item.by)
  if (actor !== item.by && !(ownerLeft && chairOf(meeting, context) === actor)) {
    return refused(`Only ${item.by}, who brought it, drops it.`)
  }
  return withItem(meeting, { ...item, state: 'dropped' })
}

function withItem(meeting: Meeting, item: AgendaItem): MeetingStepped {
  const items = meeting.items.map((other) => (other.id === item.id ? item : other))
  return moved({ ...meeting, items })
}
