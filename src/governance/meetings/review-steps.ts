import { isInSession, type Check, type Meeting } from './meeting.ts'
import type { MeetingContext, MeetingStep, MeetingStepped } from './meeting-step.ts'
import { moved, notNow, notPresent, notRecorder, recorderOf, refused } from './meeting-answers.ts'

export type ReviewStep = Extract<
  MeetingStep,
  { readonly kind: 'check-in' | 'tick' | 'add-check' | 'drop-check' | 'report' | 'reflect' }
>

const MOST_CHECKS = 300
const MOST_REPORTS = 1_000

/** The rounds at the beginning and the end, and what a tactical meeting looks at before its agenda. */
export function reviewStep(
  meeting: Meeting,
  step: ReviewStep,
  context: MeetingContext,
): MeetingStepped {
  const { actor, at } = context
  if (!isInSession(meeting)) return notNow(meeting, step.kind, 'in session')
  if (!meeting.present.includes(actor)) return notPresent(context)
  switch (step.kind) {
    case 'check-in':
      if (meeting.state !== 'check-in') return notNow(meeting, step.kind, 'check-in')
      if (hasSpoken(meeting.checkIns, actor)) return refused('Everybody checks in once.')
      return moved({
        ...meeting,
        checkIns: [...meeting.checkIns, { by: actor, text: step.text, at }],
      })
    case 'reflect':
      if (meeting.state !== 'closing') return notNow(meeting, step.kind, 'closing')
      if (hasSpoken(meeting.reflections, actor)) return refused('Everybody reflects once.')
      return moved({
        ...meeting,
        reflections: [...meeting.reflections, { by: actor, text: step.text, at }],
      })
    case 'report':
      if (meeting.state !== 'progress') return notNow(meeting, step.kind, 'progress')
      if (meeting.reports.length >= MOST_REPORTS) return refused('No more reports are kept.')
      return moved({
        ...meeting,
        reports: [...meeting.reports, { by: actor, text: step.text, at }],
      })
    case 'tick':
      return tick(meeting, step, context)
    case 'add-check':
      if (meeting.state !== 'checklist') return notNow(meeting, step.kind, 'checklist')
      if (recorderOf(meeting, context) !== actor) return notRecorder(meeting, context)
      if (meeting.checklist.length >= MOST_CHECKS) return refused('The checklist is full.')
      return moved({
        ...meeting,
        checklist: [
          ...meeting.checklist,
          {
            id: Math.max(0, ...meeting.checklist.map(({ id }) => id)) + 1,
            text: step.text,
            ...(step.role !== undefined && { role: step.role }),
            source: 'recurring',
          },
        ],
      })
    case 'drop-check': {
      if (meeting.state !== 'checklist') return notNow(meeting, step.kind, 'checklist')
      if (recorderOf(meeting, context) !== actor) return notRecorder(meeting, context)
      const check = meeting.checklist.find(({ id }) => id === step.check)
      if (check?.source !== 'recurring') {
        return refused('Only recurring actions are dropped; what the registry asks is answered.')
      }
      return moved({ ...meeting, checklist: meeting.checklist.filter((one) => one !== check) })
    }
  }
}

function tick(
  meeting: Meeting,
  step: ReviewStep & { readonly kind: 'tick' },
  context: MeetingContext,
): MeetingStepped {
  const { actor, at, members } = context
  if (meeting.state !== 'checklist') return notNow(meeting, step.kind, 'checklist')
  const check = meeting.checklist.find(({ id }) => id === step.check)
  if (check === undefined) return refused(`There is no check ${step.check}.`)
  const { role } = check
  const isTheirs = role === undefined || members[actor]?.includes(role) === true
  if (!isTheirs && recorderOf(meeting, context) !== actor) {
    return refused(`Whoever fills ${role} answers this, or whoever keeps the record.`)
  }
  const answered: Check = {
    ...check,
    answer: {
      by: actor,
      done: step.done,
      ...(step.note !== undefined && { note: step.note }),
      at,
    },
  }
  return moved({
    ...meeting,
    checklist: meeting.checklist.map((other) => (other === check ? answered : other)),
  })
}

function hasSpoken(words: Meeting['checkIns'], actor: string): boolean {
  return words.some(({ by }) => by === actor)
}

/** What the registry knows, fixed at the moment in which the part begins, so that all speak of the same. */
export function withPack(meeting: Meeting, { pack }: MeetingContext): Meeting {
  if (pack === undefined) return meeting
  switch (meeting.state) {
    case 'checklist': {
      const kept = meeting.checklist
      const found = pack.checks.slice(0, MOST_CHECKS - kept.length)
      const last = Math.max(0, ...kept.map(({ id }) => id))
      return {
        ...meeting,
        checklist: [
          ...kept,
          ...found.map((check, index) => ({
            id: last + index + 1,
            ...check,
            source: 'registry' as const,
          })),
        ],
      }
    }
    case 'metrics':
      return { ...meeting, metrics: [...pack.metrics] }
    case 'progress':
      return { ...meeting, changes: [...pack.changes] }
    default:
      return meeting
  }
}
