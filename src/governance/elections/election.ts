import { z } from 'zod'
import { governanceId, governanceText } from '../circles/organisation.ts'
import { electionRules, objectionRules } from '../constitution/decision-rules.ts'
import { criterionAnswer } from '../proposals/proposal.ts'

const instant = z.iso.datetime()
const person = z.string().min(1).max(64)
const round = z.int().min(1)

export const ELECTION_STATES = [
  'called',
  'nominating',
  'sharing',
  'changing',
  'objecting',
  'accepted',
  'elected',
  'closed',
] as const
export type ElectionState = (typeof ELECTION_STATES)[number]

/** States that nothing leads out of. */
export const ENDED: readonly ElectionState[] = ['elected', 'closed']
export const GOING_ON = ELECTION_STATES.filter((state) => !ENDED.includes(state))

/** How a tie between candidates is broken; `ask` asks those who nominated somebody else to move. */
export const TIE_OPTIONS = ['self-nominated', 'incumbent', 'draw', 'ask'] as const
export type TieOption = (typeof TIE_OPTIONS)[number]

/** One nominee of one member, secret until all are in. */
const ballot = z.strictObject({
  by: person,
  nominee: person,
  reason: governanceText,
  /** Hashed with the ballot into the ledger, so that what is opened later is what was cast. */
  salt: z.string().min(1).max(100),
  /** What the nominator said in the round of reasons. */
  shared: governanceText.exactOptional(),
  isChanged: z.boolean(),
  at: instant,
})
export type Ballot = z.infer<typeof ballot>

/** Who was proposed to be elected, and how that was found. */
const candidacy = z.strictObject({
  candidate: person,
  nominations: z.int().min(0),
  tie: z
    .strictObject({
      option: z.enum(['self-nominated', 'incumbent', 'draw']),
      among: z.array(person).min(2).max(500),
      /** With `draw`: what it was drawn by. */
      seed: z.string().max(200).exactOptional(),
    })
    .exactOptional(),
  /** Why it went no further. */
  discarded: governanceText.exactOptional(),
  at: instant,
})
export type Candidacy = z.infer<typeof candidacy>

const objection = z.strictObject({
  id: z.int().min(1),
  by: person,
  role: governanceId,
  text: governanceText,
  answers: z.array(criterionAnswer).min(1).max(20),
  state: z.enum(['untested', 'valid', 'invalid', 'withdrawn']),
  ruling: z.strictObject({ by: person, because: governanceText, at: instant }).exactOptional(),
  /** The candidacy that it is about. */
  round,
  at: instant,
})
export type ElectionObjection = z.infer<typeof objection>

/** The election of somebody to a role for a term. */
export const electionSchema = z.strictObject({
  id: z.string().min(1).max(100),
  circle: governanceId,
  role: governanceId,
  /** The role again, as long as it goes on: each has one election at a time. */
  goingOnFor: governanceId.exactOptional(),
  /** What was called for: the term that ended, once for each. */
  key: z.string().max(300).exactOptional(),
  reason: governanceText,
  calledBy: person,
  /** Days that the elected person serves. */
  term: z.int().min(1).max(3_650),
  /** As the role was described when it began. */
  description: z.strictObject({
    title: governanceText,
    purpose: governanceText,
    accountabilities: z.array(governanceText).max(100),
  }),
  rules: electionRules,
  objectionRules,
  state: z.enum(ELECTION_STATES),
  roundOpenedAt: instant,
  /** When the round ends by itself. */
  roundClosesAt: instant.exactOptional(),
  ballots: z.array(ballot).max(500),
  /** Who was asked to move because of a tie; they alone change their nominations then. */
  movers: z.array(person).max(500).exactOptional(),
  candidacies: z.array(candidacy).max(500),
  /** Who has no objection to which candidacy. */
  agreed: z.array(z.strictObject({ by: person, round })).max(5_000),
  objections: z.array(objection).max(200),
  outcome: z
    .strictObject({
      reason: governanceText,
      at: instant,
      /** The version of the governance in which the elected person took office. */
      version: z.int().min(1).exactOptional(),
    })
    .exactOptional(),
  createdAt: instant,
  updatedAt: instant,
})
export type Election = z.infer<typeof electionSchema>

const number = z.int().min(1)

/** What somebody can do about an election. */
export const electionStepSchema = z.discriminatedUnion('kind', [
  /** Sets the term and begins the nominations. */
  z.strictObject({
    kind: z.literal('describe'),
    term: z.int().min(1).max(3_650).exactOptional(),
  }),
  z.strictObject({ kind: z.literal('nominate'), nominee: person, reason: governanceText }),
  z.strictObject({ kind: z.literal('share'), text: governanceText }),
  z.strictObject({ kind: z.literal('change'), nominee: person, reason: governanceText }),
  /** Ends the round at hand. */
  z.strictObject({ kind: z.literal('next') }),
  /** Proposes whoever has the most nominations; with a tie, by the option that is chosen. */
  z.strictObject({ kind: z.literal('propose'), tie: z.enum(TIE_OPTIONS).exactOptional() }),
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
  /** By whoever is proposed. */
  z.strictObject({ kind: z.literal('decline'), text: governanceText }),
  z.strictObject({ kind: z.literal('cancel'), text: governanceText }),
])
export type ElectionStep = z.infer<typeof electionStepSchema>

/** Everything that a step depends on beside the election; kept with each step, so that the ledger replays. */
export interface ElectionContext {
  readonly actor: string
  readonly at: string
  /** Members of the circle and the roles that make them so. */
  readonly members: Readonly<Record<string, readonly string[]>>
  readonly facilitators: readonly string[]
  /** Who may be elected. */
  readonly eligible: readonly string[]
  /** Why somebody else may not, in a sentence; whoever is not named has no account or role. */
  readonly ineligible: Readonly<Record<string, string>>
  /** Who fills the role now. */
  readonly incumbents: readonly string[]
  /** Made anew for each step, so that nobody knows a draw beforehand. */
  readonly seed: string
}

export type ElectionStepped =
  | { readonly kind: 'moved'; readonly election: Election }
  | { readonly kind: 'refused'; readonly reason: string }
