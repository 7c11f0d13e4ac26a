import { z } from 'zod'
import { changeSet } from '../circles/change.ts'
import { governanceId, governanceText } from '../circles/organisation.ts'
import type { Attestation } from '../constitution/decision-rules.ts'
import type { InMeeting } from './present-in-meeting.ts'
import { criterionAnswer, type DecisionTerms } from './proposal.ts'

const number = z.int().min(1)

/** What somebody can do about a proposal; which of these when, its state and method say. */
export const stepSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('ask'), text: governanceText }),
  z.strictObject({ kind: z.literal('answer'), question: number, text: governanceText }),
  z.strictObject({ kind: z.literal('react'), text: governanceText }),
  /** Ends the round at hand and begins the next one. */
  z.strictObject({ kind: z.literal('next') }),
  z.strictObject({
    kind: z.literal('amend'),
    changes: changeSet,
    rationale: governanceText.exactOptional(),
  }),
  z.strictObject({ kind: z.literal('no-objection') }),
  z.strictObject({
    kind: z.literal('object'),
    role: governanceId,
    text: governanceText,
    answers: z.array(criterionAnswer).min(1).max(20),
  }),
  z.strictObject({
    kind: z.literal('rule'),
    objection: number,
    valid: z.boolean(),
    because: governanceText,
  }),
  z.strictObject({ kind: z.literal('withdraw-objection'), objection: number }),
  z.strictObject({
    kind: z.literal('integrate'),
    objection: number,
    changes: changeSet,
    note: governanceText,
  }),
  z.strictObject({ kind: z.literal('agree'), objection: number }),
  z.strictObject({
    kind: z.literal('vote'),
    choice: z.enum(['yes', 'no', 'abstain']),
    text: governanceText.exactOptional(),
  }),
  z.strictObject({
    kind: z.literal('approve'),
    role: governanceId,
    approves: z.boolean(),
    text: governanceText,
  }),
  /** Vouches for a decided proposal on behalf of a role, or refuses to. */
  z.strictObject({
    kind: z.literal('attest'),
    role: governanceId,
    approves: z.boolean(),
    text: governanceText,
  }),
  z.strictObject({ kind: z.literal('withdraw'), text: governanceText.exactOptional() }),
  /** To a live meeting; it rests until it is resumed. */
  z.strictObject({ kind: z.literal('escalate'), text: governanceText }),
  z.strictObject({ kind: z.literal('resume'), text: governanceText }),
  /** Ends a proposal that fails the test of proposals. */
  z.strictObject({
    kind: z.literal('discard'),
    test: z.enum(['own-tension', 'actual-example', 'lessens-the-tension', 'good-faith']),
    because: governanceText,
  }),
  /** Ends the round of objections of a proposal at hand in a meeting, once everybody there has spoken. */
  z.strictObject({ kind: z.literal('all-heard'), meeting: z.string().min(1).max(100) }),
])
export type Step = z.infer<typeof stepSchema>
export type StepKind = Step['kind']

/** Who is who for one proposal at one moment, as the governance in force says. Kept with each step, so that the ledger replays. */
export interface Participants {
  /** Members of the circle and the roles that make them so. */
  readonly members: Readonly<Record<string, readonly string[]>>
  /** Who fills a role that makes them a member, and is stood in for there. */
  readonly away?: readonly string[] | undefined
  /** Whose account was deactivated since they objected. */
  readonly gone?: readonly string[] | undefined
  /** Who facilitates: facilitator or secretary of the circle, else its lead. */
  readonly facilitators: readonly string[]
  /** With the method `vote`: who votes, and whose vote breaks a tie. */
  readonly voters: readonly string[]
  /** Of voters who stand in for somebody: for whom. */
  readonly seats?: Readonly<Record<string, string>> | undefined
  readonly tie: readonly string[]
  /** With the method `approver`: people by role. */
  readonly approvers: Readonly<Record<string, readonly string[]>>
  /** Where a decision has to be attested: people by role. */
  readonly attesters?: Readonly<Record<string, readonly string[]>> | undefined
}

/** Everything that a step depends on beside the proposal. */
export interface StepContext {
  readonly actor: string
  readonly at: string
  readonly participants: Participants
  /** The number of the version of the governance in force. */
  readonly number: number
  /** Whether changes would give authority to the proposer. */
  readonly selfGrant: boolean
  /** Who has to vouch for the changes; absent: nobody. */
  readonly attestation?: Attestation | undefined
  /** With the step `resume`: how the constitution in force now has it decided. */
  readonly terms?: DecisionTerms | undefined
  /** Whether the process of the circle is declared broken: who facilitates judges then whether reasons are sound. */
  readonly isBroken?: boolean | undefined
  /** With the step `all-heard`: who is in the meeting. */
  readonly meeting?: InMeeting | undefined
}

export type Stepped<T> =
  | { readonly kind: 'moved'; readonly proposal: T }
  | { readonly kind: 'refused'; readonly reason: string }
