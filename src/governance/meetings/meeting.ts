import { z } from 'zod'
import { governanceId, governanceText } from '../circles/organisation.ts'

const instant = z.iso.datetime()
const person = z.string().min(1).max(64)
const reference = z.string().min(1).max(100)

export const MEETING_KINDS = ['governance', 'tactical'] as const
export type MeetingKind = (typeof MEETING_KINDS)[number]

/** In the order that a tactical meeting walks; a governance meeting leaves out what is only tactical. */
export const MEETING_STATES = [
  'announced',
  'check-in',
  'checklist',
  'metrics',
  'progress',
  'agenda',
  'closing',
  'closed',
  'cancelled',
] as const
export type MeetingState = (typeof MEETING_STATES)[number]

export const TRIAGE_KINDS = [
  'next-action',
  'project',
  'information',
  'tension',
  'proposal',
] as const
export type TriageKind = (typeof TRIAGE_KINDS)[number]

/** What somebody said in a round, where everybody speaks once and nobody answers. */
const word = z.strictObject({ by: person, text: governanceText, at: instant })

const check = z.strictObject({
  id: z.int().min(1),
  text: governanceText,
  role: governanceId.exactOptional(),
  /** `registry`: computed when the review began. `recurring`: kept from meeting to meeting. */
  source: z.enum(['registry', 'recurring']),
  answer: z
    .strictObject({
      by: person,
      done: z.boolean(),
      note: governanceText.exactOptional(),
      at: instant,
    })
    .exactOptional(),
})
export type Check = z.infer<typeof check>

/** A figure as it stood when the review of metrics began. */
export const meetingMetric = z.strictObject({
  id: z.string().min(1).max(200),
  name: z.string().min(1).max(400),
  /** Absent where the registry does not know it. */
  value: z.number().exactOptional(),
  unit: z.enum(['share', 'mean', 'days']),
  better: z.enum(['up', 'down']),
  /** In the circle's meeting before. */
  before: z.number().exactOptional(),
})
export type MeetingMetric = z.infer<typeof meetingMetric>

/** Something that happened in the circle since its meeting before. */
export const meetingChange = z.strictObject({
  at: instant,
  subject: z.string().min(1).max(400),
  text: z.string().min(1).max(2_000),
})
export type MeetingChange = z.infer<typeof meetingChange>

const outcome = z.strictObject({
  id: z.int().min(1),
  kind: z.enum(TRIAGE_KINDS),
  text: governanceText,
  /** Who takes it on. */
  role: governanceId.exactOptional(),
  /** What was made of it, for instance `tension:…` or `proposal:…`. */
  ref: z.string().min(1).max(200).exactOptional(),
  by: person,
  at: instant,
})

const agendaItem = z.strictObject({
  id: z.int().min(1),
  label: z.string().trim().min(1).max(120),
  by: person,
  tension: reference.exactOptional(),
  proposal: reference.exactOptional(),
  /** The role that is to be elected; elections come first. */
  election: governanceId.exactOptional(),
  state: z.enum(['waiting', 'current', 'done', 'dropped', 'left']),
  outcomes: z.array(outcome).max(20),
})
export type AgendaItem = z.infer<typeof agendaItem>

/** People of a circle in one call, with the one record that all of them see. */
export const meetingSchema = z.strictObject({
  id: reference,
  circle: governanceId,
  kind: z.enum(MEETING_KINDS),
  /** With a special meeting: what it is limited to. */
  intent: z
    .strictObject({
      text: governanceText,
      tensions: z.array(reference).max(20),
      proposals: z.array(reference).max(20),
    })
    .exactOptional(),
  announcedBy: person,
  startsAt: instant,
  /** The planned end, moved only when nobody present is against it. */
  endsAt: instant,
  /** Hours of notice that the constitution asked for when it was announced. */
  noticeHours: z.int().min(0).max(2_160),
  state: z.enum(MEETING_STATES),
  /** Who is there now, in the order in which they came. */
  present: z.array(person).max(500),
  /** Who was there and did not leave by themselves: whoever facilitates marked them as absent. */
  markedAbsent: z.array(person).max(500).exactOptional(),
  /** Whoever was there at any time. */
  attended: z.array(person).max(1_000),
  checkIns: z.array(word).max(1_000),
  checklist: z.array(check).max(300),
  metrics: z.array(meetingMetric).max(200),
  changes: z.array(meetingChange).max(200),
  reports: z.array(word).max(1_000),
  items: z.array(agendaItem).max(200),
  reflections: z.array(word).max(1_000),
  /** For questions about rules and for breaks; nothing else goes on meanwhile. */
  timeOut: z.strictObject({ by: person, reason: governanceText, at: instant }).exactOptional(),
  /** A later end that was asked for, and who agreed so far. */
  extension: z
    .strictObject({ until: instant, by: person, agreedBy: z.array(person).max(500) })
    .exactOptional(),
  /** Why it did not take place. */
  reason: governanceText.exactOptional(),
  openedAt: instant.exactOptional(),
  closedAt: instant.exactOptional(),
  createdAt: instant,
  updatedAt: instant,
})
export type Meeting = z.infer<typeof meetingSchema>

/** States in which people are together. */
export const IN_SESSION: readonly MeetingState[] = [
  'check-in',
  'checklist',
  'metrics',
  'progress',
  'agenda',
  'closing',
]

export function isInSession({ state }: Pick<Meeting, 'state'>): boolean {
  return IN_SESSION.includes(state)
}

/** Whether enough notice was given, so that absent members count as heard. */
export function hadDueNotice({
  createdAt,
  startsAt,
  noticeHours,
}: Pick<Meeting, 'createdAt' | 'startsAt' | 'noticeHours'>): boolean {
  return Date.parse(startsAt) - Date.parse(createdAt) >= noticeHours * 3_600_000
}
