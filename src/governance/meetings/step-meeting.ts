import { without } from '../without.ts'
import { agendaStep, type AgendaStep } from './agenda-steps.ts'
import { hadDueNotice, isInSession, type Meeting, type MeetingState } from './meeting.ts'
import { attendanceStep, endTimeOut, type AttendanceStep } from './attendance-steps.ts'
import type { MeetingContext, MeetingStep, MeetingStepped } from './meeting-step.ts'
import { chairOf, moved, notChair, notNow, notPresent, refused } from './meeting-answers.ts'
import { reviewStep, withPack, type ReviewStep } from './review-steps.ts'

const HOUR = 60 * 60 * 1_000
/** Doors open this long before the start. */
const EARLY = HOUR / 2
/** A meeting that nobody closes is closed so long after its end. */
const FORGOTTEN = 24 * HOUR

/**
 * Takes one step of a meeting, after what its time has brought. Pure: the ledger's steps, taken again, give
 * the same meeting. A refused step changes nothing, and says why.
 */
export function stepMeeting(
  meeting: Meeting,
  step: MeetingStep,
  given: MeetingContext,
): MeetingStepped {
  // A clock that was set back takes no meeting back.
  const context = { ...given, at: given.at < meeting.updatedAt ? meeting.updatedAt : given.at }
  const stepped = apply(passTime(meeting, context.at), step, context)
  if (stepped.kind === 'refused') return stepped
  return moved({ ...stepped.meeting, updatedAt: context.at })
}

/** What the clock alone does: at the planned end the closing begins. Pure; repeating it changes nothing. */
export function passTime(meeting: Meeting, at: string): Meeting {
  const { state, endsAt } = meeting
  if (at < endsAt) return meeting
  if (state === 'announced') {
    return { ...meeting, state: 'cancelled', present: [], reason: 'Nobody opened it in time.' }
  }
  if (isInSession(meeting) && Date.parse(at) >= Date.parse(endsAt) + FORGOTTEN) {
    return closed(beginClosing(meeting), at)
  }
  return isInSession(meeting) && state !== 'closing' ? beginClosing(meeting) : meeting
}

function apply(meeting: Meeting, step: MeetingStep, context: MeetingContext): MeetingStepped {
  const { state, timeOut } = meeting
  if (state === 'closed' || state === 'cancelled') {
    return refused(`The meeting is ${state}; nothing is added to its record. Announce another one.`)
  }
  if (timeOut !== undefined && !WHILE_RESTING.includes(step.kind)) {
    return refused(
      `There is a time-out (${timeOut.reason}); whoever facilitates ends it, then it goes on.`,
    )
  }
  switch (step.kind) {
    case 'open':
      return open(meeting, context)
    case 'cancel':
      return state === 'announced'
        ? moved({ ...meeting, state: 'cancelled', present: [], reason: step.reason })
        : refused('It has begun; close it instead.')
    case 'next':
      return next(meeting, context)
    case 'close':
      return close(meeting, context)
    case 'end-time-out':
      return endTimeOut(meeting, context)
    case 'join':
    case 'leave':
    case 'mark-absent':
    case 'time-out':
    case 'ask-extension':
    case 'answer-extension':
      return attendanceStep(meeting, step satisfies AttendanceStep, context)
    case 'check-in':
    case 'tick':
    case 'add-check':
    case 'drop-check':
    case 'report':
    case 'reflect':
      return reviewStep(meeting, step satisfies ReviewStep, context)
    default:
      return agendaStep(meeting, step satisfies AgendaStep, context)
  }
}

const WHILE_RESTING: readonly MeetingStep['kind'][] = [
  'join',
  'leave',
  'mark-absent',
  'end-time-out',
]

function open(meeting: Meeting, context: MeetingContext): MeetingStepped {
  const { actor, at, members } = context
  if (meeting.state !== 'announced') return notNow(meeting, 'open', 'announced')
  if (Date.parse(at) < Date.parse(meeting.startsAt) - EARLY) {
    return refused(`It begins at ${meeting.startsAt}; it is opened half an hour before at most.`)
  }
  const present = meeting.present.includes(actor) ? meeting.present : [...meeting.present, actor]
  const gathered = { ...meeting, present }
  if (chairOf(gathered, context) !== actor) return notChair(gathered, context)
  const missing = Object.keys(members).filter((person) => !present.includes(person))
  if (meeting.kind === 'governance' && !hadDueNotice(meeting) && missing.length > 0) {
    return refused(
      `It was announced less than ${meeting.noticeHours} hours ahead, so that every member has to be there; still missing: ${missing.join(', ')}.`,
    )
  }
  return moved({
    ...gathered,
    attended: [...new Set([...meeting.attended, ...present])],
    state: 'check-in',
    openedAt: at,
  })
}

const ORDER: Readonly<Record<Meeting['kind'], readonly MeetingState[]>> = {
  governance: ['check-in', 'agenda', 'closing'],
  tactical: ['check-in', 'checklist', 'metrics', 'progress', 'agenda', 'closing'],
}

function next(meeting: Meeting, context: MeetingContext): MeetingStepped {
  const order = ORDER[meeting.kind]
  const following = order[order.indexOf(meeting.state) + 1]
  if (meeting.state === 'announced') return notNow(meeting, 'next', 'in session')
  if (chairOf(meeting, context) !== context.actor) return notChair(meeting, context)
  if (following === undefined) return refused('What comes now is to close the meeting.')
  if (following !== 'closing') return moved(withPack({ ...meeting, state: following }, context))
  const waiting = meeting.items.filter(({ state }) => state === 'current' || state === 'waiting')
  if (waiting.length > 0) {
    return refused(
      `There is time until ${meeting.endsAt}, and these items wait: ${waiting.map(({ label }) => label).join(', ')}. Take them, or ask whoever brought them to drop them.`,
    )
  }
  return moved(beginClosing(meeting))
}

/** What was not come to is left, and whoever brought it goes on with it without a meeting. */
function beginClosing(meeting: Meeting): Meeting {
  return {
    ...without(without(meeting, 'extension'), 'timeOut'),
    state: 'closing',
    items: meeting.items.map((item) =>
      item.state === 'current' || item.state === 'waiting' ? { ...item, state: 'left' } : item,
    ),
  }
}

function close(meeting: Meeting, context: MeetingContext): MeetingStepped {
  if (meeting.state !== 'closing') return notNow(meeting, 'close', 'closing')
  if (!meeting.present.includes(context.actor)) return notPresent(context)
  if (chairOf(meeting, context) !== context.actor) return notChair(meeting, context)
  return moved(closed(meeting, context.at))
}

function closed(meeting: Meeting, at: string): Meeting {
  return { ...without(meeting, 'extension'), state: 'closed', present: [], closedAt: at }
}
