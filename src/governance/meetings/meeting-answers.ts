import type { MeetingContext, MeetingStepped } from './meeting-step.ts'
import type { Meeting } from './meeting.ts'

export function moved(meeting: Meeting): MeetingStepped {
  return { kind: 'moved', meeting }
}

export function refused(reason: string): MeetingStepped {
  return { kind: 'refused', reason }
}

type Offices = Pick<MeetingContext, 'facilitators' | 'secretaries' | 'leads'>

/**
 * Who facilitates, of those who are there: the facilitator, else the secretary, else who leads the circle.
 * Undefined while none of them is there.
 */
export function chairOf(
  { present }: Pick<Meeting, 'present'>,
  { facilitators, secretaries, leads }: Offices,
): string | undefined {
  return [...facilitators, ...secretaries, ...leads].find((person) => present.includes(person))
}

/** Who keeps the record, of those who are there: the secretary, else the facilitator, else who leads the circle. */
export function recorderOf(
  { present }: Pick<Meeting, 'present'>,
  { facilitators, secretaries, leads }: Offices,
): string | undefined {
  return [...secretaries, ...facilitators, ...leads].find((person) => present.includes(person))
}

export function notNow({ state }: Meeting, step: string, needed: string): MeetingStepped {
  return refused(`The meeting is ${state}; "${step}" is for when it is ${needed}.`)
}

export function notPresent({ actor }: MeetingContext): MeetingStepped {
  return refused(`${actor} is not in the meeting; join it first.`)
}

export function notChair(meeting: Meeting, context: MeetingContext): MeetingStepped {
  const chair = chairOf(meeting, context)
  return refused(
    chair === undefined
      ? 'Nobody is there who facilitates: neither the facilitator, nor the secretary, nor the lead of the circle.'
      : `This is for ${chair}, who facilitates.`,
  )
}

export function notRecorder(meeting: Meeting, context: MeetingContext): MeetingStepped {
  const recorder = recorderOf(meeting, context)
  return refused(
    recorder === undefined
      ? 'Nobody is there who keeps the record: neither the secretary, nor the facilitator, nor the lead of the circle.'
      : `This is for ${recorder}, who keeps the record.`,
  )
}
