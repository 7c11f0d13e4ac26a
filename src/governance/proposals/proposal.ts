import { z } from 'zod'
import { changeSet } from '../circles/change.ts'
import { governanceId, governanceText } from '../circles/organisation.ts'
import { attestation, decisionMethod, objectionRules } from '../constitution/decision-rules.ts'

const instant = z.iso.datetime()
const person = z.string().min(1).max(64)
const revision = z.int().min(1)

export const PROPOSAL_STATES = [
  'clarifying',
  'reacting',
  'amending',
  'objecting',
  'integrating',
  'voting',
  'deciding',
  'attesting',
  'escalated',
  'accepted',
  'adopted',
  'not-applicable',
  'rejected',
  'discarded',
  'withdrawn',
  'struck',
] as const
export type ProposalState = (typeof PROPOSAL_STATES)[number]

/** States that nothing leads out of. */
export const FINAL_STATES: readonly ProposalState[] = [
  'adopted',
  'not-applicable',
  'rejected',
  'discarded',
  'withdrawn',
  'struck',
]

/** What somebody said about one revision of a proposal. */
const contribution = z.strictObject({
  id: z.int().min(1),
  kind: z.enum([
    'question',
    'answer',
    'reaction',
    'no-objection',
    'vote',
    'approval',
    'attestation',
    'note',
  ]),
  by: person,
  role: governanceId.exactOptional(),
  text: governanceText.exactOptional(),
  /** The question that is answered. */
  to: z.int().min(1).exactOptional(),
  /** With a vote that a surrogate cast: whose it is. */
  seat: person.exactOptional(),
  /** With a vote `yes`, `no` or `abstain`; with an approval or attestation `yes` or `no`. */
  choice: z.enum(['yes', 'no', 'abstain']).exactOptional(),
  revision,
  at: instant,
})
export type Contribution = z.infer<typeof contribution>

/** One criterion of the validity test, as its objector answered it. */
export const criterionAnswer = z.strictObject({
  criterion: governanceId,
  holds: z.boolean(),
  because: governanceText,
})
export type CriterionAnswer = z.infer<typeof criterionAnswer>

/** An amendment that would resolve an objection, once both the objector and the proposer agree. */
const integration = z.strictObject({
  by: person,
  changes: changeSet,
  note: governanceText,
  agreedBy: z.array(person).max(2),
})

const objection = z.strictObject({
  id: z.int().min(1),
  by: person,
  /** The role that the proposal would limit. */
  role: governanceId,
  text: governanceText,
  answers: z.array(criterionAnswer).min(1).max(20),
  /**
   * `untested` waits for the ruling and stops nothing; `invalid` failed the test; `valid` must be integrated;
   * `resolved` was; `withdrawn` by the objector.
   */
  state: z.enum(['untested', 'valid', 'invalid', 'resolved', 'withdrawn']),
  /** Who decided the state and why. */
  ruling: z
    .strictObject({
      by: person,
      because: governanceText,
      at: instant,
      /** Whether reasons were given, or in a breakdown of the process whether they are sound. */
      judged: z.enum(['reasons', 'soundness']).exactOptional(),
    })
    .exactOptional(),
  integration: integration.exactOptional(),
  /** The revision that resolved it. */
  resolvedIn: revision.exactOptional(),
  revision,
  at: instant,
})
export type Objection = z.infer<typeof objection>

/** A change set on its way through the method that the constitution names for it. */
export const proposalSchema = z.strictObject({
  id: z.string().min(1).max(100),
  title: z.string().trim().min(1).max(200),
  circle: governanceId,
  proposer: person,
  asRole: governanceId,
  tension: z.string().min(1).max(100).exactOptional(),
  /** One actual situation in which the tension showed. */
  example: governanceText,
  /** How the proposal would have lessened it there. */
  rationale: governanceText,
  changes: changeSet,
  /** Counts the texts of the proposal; what is said belongs to one of them. */
  revision,
  /** The version of the governance that the present revision was written for. */
  basedOn: z.int().min(1),
  /** As it was when the proposal was made: a later amendment of the constitution does not reach it. */
  method: decisionMethod,
  decisionRule: governanceId,
  /** With the method `vote`: who had a vote when the voting began; absent in proposals from before it was kept. */
  electorate: z.array(person).max(20_000).exactOptional(),
  /** In the round of objections: the members when it began; absent where it was not kept. */
  asked: z.array(person).max(20_000).exactOptional(),
  /** Who has to vouch for it once it is decided; absent: nobody. */
  attestation: attestation.exactOptional(),
  constitution: z.string(),
  objectionRules,
  fourEyes: z.boolean(),
  /** Whether a change gives authority to the proposer. */
  selfGrant: z.boolean(),
  state: z.enum(PROPOSAL_STATES),
  roundOpenedAt: instant,
  /** When the round ends by itself; absent where it does not. */
  roundClosesAt: instant.exactOptional(),
  contributions: z.array(contribution).max(1_000),
  objections: z.array(objection).max(200),
  outcome: z
    .strictObject({
      reason: z.string().max(10_000),
      at: instant,
      /** The version of the governance that adopted it. */
      version: z.int().min(1).exactOptional(),
    })
    .exactOptional(),
  /** The version of the governance that it would take back. */
  rollbackOf: z.int().min(1).exactOptional(),
  createdAt: instant,
  updatedAt: instant,
})
export type Proposal = z.infer<typeof proposalSchema>

/** How a proposal is decided, which it takes from the constitution in force when it is put before its circle. */
export type DecisionTerms = Pick<
  Proposal,
  | 'method'
  | 'decisionRule'
  | 'electorate'
  | 'attestation'
  | 'constitution'
  | 'objectionRules'
  | 'fourEyes'
>
