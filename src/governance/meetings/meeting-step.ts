import { z } from 'zod'
import { governanceId, governanceText } from '../circles/organisation.ts'
import { TRIAGE_KINDS, type Meeting, type MeetingChange, type MeetingMetric } from './meeting.ts'

const number = z.int().min(1)
const reference = z.string().min(1).max(100)
const person = z.string().min(1).max(64)

/** What somebody can do in a meeting; which of these when, its state says. */
export const meetingStepSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('join') }),
  z.strictObject({ kind: z.literal('leave') }),
  /** Of somebody who left without saying so. */
  z.strictObject({ kind: z.literal('mark-absent'), person }),
  z.strictObject({ kind: z.literal('open') }),
  z.strictObject({ kind: z.literal('cancel'), reason: governanceText }),
  z.strictObject({ kind: z.literal('check-in'), text: governanceText }),
  /** Ends the part at hand and begins the next one. */
  z.strictObject({ kind: z.literal('next') }),
  z.strictObject({
    kind: z.literal('tick'),
    check: number,
    done: z.boolean(),
    note: governanceText.exactOptional(),
  }),
  /** A recurring action that this and later meetings ask about. */
  z.strictObject({
    kind: z.literal('add-check'),
    text: governanceText,
    role: governanceId.exactOptional(),
  }),
  z.strictObject({ kind: z.literal('drop-check'), check: number }),
  z.strictObject({ kind: z.literal('report'), text: governanceText }),
  z.strictObject({
    kind: z.literal('add-item'),
    label: z.string().trim().min(1).max(120),
    tension: reference.exactOptional(),
    proposal: reference.exactOptional(),
    election: governanceId.exactOptional(),
  }),
  z.strictObject({ kind: z.literal('take'), item: number }),
  /** What came of the item at hand. */
  z.strictObject({
    kind: z.literal('record'),
    item: number,
    outcome: z.enum(TRIAGE_KINDS),
    text: governanceText,
    role: governanceId.exactOptional(),
    proposal: reference.exactOptional(),
    /** With a tension: what is now; the text says what could be. */
    now: governanceText.exactOptional(),
  }),
  /** Whoever brought the item got what they need. */
  z.strictObject({ kind: z.literal('done'), item: number }),
  z.strictObject({ kind: z.literal('put-aside'), item: number }),
  z.strictObject({ kind: z.literal('drop'), item: number }),
  z.strictObject({ kind: z.literal('time-out'), reason: governanceText }),
  z.strictObject({ kind: z.literal('end-time-out') }),
  z.strictObject({ kind: z.literal('ask-extension'), minutes: z.int().min(1).max(240) }),
  z.strictObject({ kind: z.literal('answer-extension'), agrees: z.boolean() }),
  z.strictObject({ kind: z.literal('reflect'), text: governanceText }),
  z.strictObject({ kind: z.literal('close') }),
])
export type MeetingStep = z.infer<typeof meetingStepSchema>
export type MeetingStepKind = MeetingStep['kind']

/** What the registry knows about the circle, for the parts of a tactical meeting. */
export interface TacticalPack {
  readonly checks: readonly { readonly text: string; readonly role?: string }[]
  readonly metrics: readonly MeetingMetric[]
  readonly changes: readonly MeetingChange[]
}

/** Everything that a step depends on beside the meeting. Kept with each step, so that the ledger replays. */
export interface MeetingContext {
  readonly actor: string
  readonly at: string
  /** Members of the circle and the roles that make them so. */
  readonly members: Readonly<Record<string, readonly string[]>>
  /** Who fills the role, in the order in which they stand in for each other. */
  readonly facilitators: readonly string[]
  readonly secretaries: readonly string[]
  readonly leads: readonly string[]
  /** With the step that opens a part of a tactical meeting. */
  readonly pack?: TacticalPack | undefined
  /** With an outcome that was made into something: its subject. */
  readonly ref?: string | undefined
}

export type MeetingStepped =
  | { readonly kind: 'moved'; readonly meeting: Meeting }
  | { readonly kind: 'refused'; readonly reason: string }
