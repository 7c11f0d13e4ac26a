import { without } from '../without.ts'
import { isInSession, type Meeting } from './meeting.ts'
import type { MeetingContext, MeetingStep, MeetingStepped } from './meeting-step.ts'
import { chairOf, moved, notChair, notNow, notPresent, refused } from './meeting-answers.ts'

export type AttendanceStep = Extract<
  MeetingStep,
  {
    readonly kind:
      'join' | 'leave' | 'mark-absent' | 'time-out' | 'ask-extension' | 'answer-extension'
  }
>

const MINUTE = 60 * 1_000
/** Longer than a working day no meeting is drawn out. */
const LONGEST = 10 * 60 * MINUTE

/** Who is there, breaks, and when it ends. */
export function attendanceStep(
  meeting: Meeting,
  step: AttendanceStep,
  context: MeetingContext,
): MeetingStepped {
  const { actor, members } = context
  switch (step.kind) {
    case 'join':
      if (!Object.hasOwn(members, actor)) {
        return refused(
          `${actor} fills no role in the circle ${meeting.circle}; its members take part, everybody else may look on.`,
        )
      }
      if (meeting.present.includes(actor)) return refused('You are in the meeting already.')
      return moved({
        ...withoutMark(meeting, actor),
        present: [...meeting.present, actor],
        attended: isInSession(meeting)
          ? [...new Set([...meeting.attended, actor])]
          : meeting.attended,
      })
    case 'leave':
      return meeting.present.includes(actor) ? left(meeting, actor) : notPresent(context)
    case 'mark-absent':
      if (chairOf(meeting, context) !== actor) return notChair(meeting, context)
      return meeting.present.includes(step.person)
        ? left(
            {
              ...meeting,
              markedAbsent: [...new Set([...(meeting.markedAbsent ?? []), step.person])],
            },
            step.person,
          )
        : refused(`${step.person} is not in the meeting.`)
    default:
      return timeStep(meeting, step, context)
  }
}

type TimeStep = Extract<
  AttendanceStep,
  { readonly kind: 'time-out' | 'ask-extension' | 'answer-extension' }
>

function timeStep(meeting: Meeting, step: TimeStep, context: MeetingContext): MeetingStepped {
  const { actor, at } = context
  if (!isInSession(meeting)) return notNow(meeting, step.kind, 'in session')
  if (!meeting.present.includes(actor)) return notPresent(context)
  switch (step.kind) {
    case 'time-out':
      return moved({ ...meeting, timeOut: { by: actor, reason: step.reason, at } })
    case 'ask-extension': {
      if (meeting.extension !== undefined) {
        return refused(`A later end (${meeting.extension.until}) is asked for already; answer it.`)
      }
      const from = Math.max(Date.parse(meeting.endsAt), Date.parse(at))
      const until = from + step.minutes * MINUTE
      if (until - Date.parse(meeting.openedAt ?? meeting.startsAt) > LONGEST) {
        return refused('No meeting lasts longer than ten hours; announce another one.')
      }
      const extension = {
        until: new Date(until).toISOString(),
        by: actor,
        agreedBy: [actor],
      }
      return moved(extendedIfAgreed({ ...meeting, extension }))
    }
    case 'answer-extension': {
      const { extension } = meeting
      if (extension === undefined) return refused('Nobody asked for a later end.')
      if (!step.agrees) return moved(without(meeting, 'extension'))
      const agreedBy = [...new Set([...extension.agreedBy, actor])]
      return moved(extendedIfAgreed({ ...meeting, extension: { ...extension, agreedBy } }))
    }
  }
}

export function endTimeOut(meeting: Meeting, context: MeetingContext): MeetingStepped {
  if (meeting.timeOut === undefined) return refused('There is no time-out to end.')
  if (chairOf(meeting, context) !== context.actor) return notChair(meeting, context)
  return moved(without(meeting, 'timeOut'))
}

/** Whoever comes back is there as before. */
function withoutMark(meeting: Meeting, person: string): Meeting {
  const { markedAbsent = [], ...others } = meeting
  const marked = markedAbsent.filter((other) => other !== person)
  return marked.length === 0 ? others : { ...others, markedAbsent: marked }
}

function left(meeting: Meeting, person: string): MeetingStepped {
  const present = meeting.present.filter((other) => other !== person)
  // Those who stay may be all who agreed.
  return moved(extendedIfAgreed({ ...meeting, present }))
}

/** Everybody present has to agree; then the agenda goes on where it was left. */
function extendedIfAgreed(meeting: Meeting): Meeting {
  const { extension, present } = meeting
  if (extension === undefined || present.length === 0) return meeting
  if (!present.every((person) => extension.agreedBy.includes(person))) return meeting
  const isResumed = meeting.state === 'closing'
  return {
    ...without(meeting, 'extension'),
    endsAt: extension.until,
    state: isResumed ? 'agenda' : meeting.state,
    items: isResumed
      ? meeting.items.map((item) => (item.state === 'left' ? { ...item, state: 'waiting' } : item))
      : meeting.items,
  }
}
