/** How a constitution has decisions made: methods, time boxes, quorums, and what makes an objection valid. */
import { z } from 'zod'

const identifier = z.string().regex(/^[a-z0-9][a-z0-9.-]{0,63}$/)
const sentence = z.string().trim().min(1).max(2_000)

/** Hours that a round may last; at most 90 days. */
const hours = z.int().min(1).max(2_160)
const share = z.number().min(0).max(1)

/** What a proposal can change, each of a kind of its own so that a constitution can treat it by itself. */
export const CHANGE_KINDS = [
  'circle.create',
  'circle.amend',
  'circle.remove',
  'circle.link',
  'circle.unlink',
  'role.create',
  'role.amend',
  'role.remove',
  'role.assign',
  'role.unassign',
  'role.elect',
  'role.surrogate',
  'circle-policy.put',
  'circle-policy.remove',
  'policy.put',
  'policy.scope',
  'policy.enforcement',
  'policy.severity',
  'policy.grace',
  'policy.pin',
  'policy.remove',
  'lifecycle.put',
  'lifecycle.gate',
  'waiver.grant',
  'maturity.target',
  'maturity.target-remove',
  'constitution.amend',
] as const
export type ChangeKind = (typeof CHANGE_KINDS)[number]

/**
 * A role by its name, or one of those of the circle at hand by its kind: `lead`, `rep`, `facilitator`,
 * `secretary`.
 */
const roleReference = identifier

/** How a proposal is decided. Times are the longest that a round lasts. */
export const decisionMethod = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('integrative'),
    clarifyHours: hours,
    reactHours: hours,
    amendHours: hours,
    objectHours: hours,
    /** How long objections may wait for the ruling on them. */
    rulingHours: hours,
  }),
  z.strictObject({
    kind: z.literal('consent'),
    objectHours: hours,
    rulingHours: hours,
  }),
  z.strictObject({
    kind: z.literal('vote'),
    /** Who fills this role votes; `members` are those of the circle. */
    voters: roleReference,
    /** The share of the voters who must vote. */
    quorum: share,
    /** The share of the votes for and against that must be exceeded by those for. */
    majority: share,
    /** Whose vote decides between equal numbers. */
    tie: roleReference.optional(),
    voteHours: hours,
  }),
  z.strictObject({
    kind: z.literal('approver'),
    roles: z.array(roleReference).min(1).max(20),
    /** Of how many of these roles an approval is needed. */
    needed: z.int().min(1).max(20),
    decideHours: hours,
  }),
])
export type DecisionMethod = z.infer<typeof decisionMethod>

/** Roles that vouch for what was decided, each of them, before it is carried out; how long they have. */
export const attestation = z.strictObject({
  roles: z.array(roleReference).min(1).max(20),
  hours,
})
export type Attestation = z.infer<typeof attestation>

export const decisionRule = z.strictObject({
  id: identifier,
  title: sentence,
  changes: z.array(z.enum(CHANGE_KINDS)).min(1),
  /** Circles in which it holds, with those within them; absent: in all. */
  circles: z.array(identifier).min(1).max(500).optional(),
  method: decisionMethod,
  attestation: attestation.optional(),
})
export type DecisionRule = z.infer<typeof decisionRule>

/** How long the rounds of an election last at most, and how early the end of a term is told. */
export const electionRules = z.strictObject({
  describeHours: hours,
  nominateHours: hours,
  shareHours: hours,
  changeHours: hours,
  objectHours: hours,
  /** How long objections may wait for the ruling on them. */
  rulingHours: hours,
  /** Days before the end of a term in which those concerned are reminded. */
  remindDays: z.int().min(1).max(365),
})
export type ElectionRules = z.infer<typeof electionRules>

/** For a constitution that has elected roles and says nothing about their elections. */
export const USUAL_ELECTION_RULES: ElectionRules = {
  describeHours: 24,
  nominateHours: 72,
  shareHours: 24,
  changeHours: 24,
  objectHours: 72,
  rulingHours: 24,
  remindDays: 30,
}

/**
 * What a constitution can let people do beyond their authority in an emergency. Policies, roles and the constitution are
 * not among it: these change by adopted proposals alone.
 */
export const EMERGENCY_ACTIONS = [
  'domain.create',
  'domain.update',
  'service.register',
  'service.update',
  'version.push',
  'version.discard',
  'version.transition',
  'service.transition',
  'subscription.request',
  'subscription.transition',
  'checklist.tick',
  'plan.put',
] as const

/** What can be permitted for once: what lies in somebody's domain, and neither policies, roles nor the constitution. */
export const PERMITTED_ACTIONS = [
  ...EMERGENCY_ACTIONS,
  'service.move',
  'service.offer',
  'service.merge',
  'endpoint.transition',
  'waiver.request',
] as const

/** How a role that decides about something lets somebody else act on it, without a policy. */
export const permissionRules = z.strictObject({
  actions: z.array(z.enum(PERMITTED_ACTIONS)).min(1),
  /** What may be done without a yes, when it was announced so long before and nobody with standing objected. */
  announced: z
    .strictObject({
      actions: z.array(z.enum(PERMITTED_ACTIONS)).min(1),
      waitHours: z.int().min(1).max(2_160),
    })
    .optional(),
  /** Days for which a permission holds at most. */
  days: z.int().min(1).max(366),
})

export const emergencyRules = z.strictObject({
  actions: z.array(z.enum(EMERGENCY_ACTIONS)).min(1),
  /** Minutes from the declaration in which the action can be taken. */
  minutes: z.int().min(1).max(1_440),
  /** Days until the repair is due. */
  repairDays: z.int().min(1).max(90),
})

/** The validity test of objections. */
export const objectionRules = z.strictObject({
  criteria: z
    .array(
      z.strictObject({
        id: identifier,
        question: sentence,
        /** `all`: together with the others of this kind. `alone`: enough by itself. */
        counts: z.enum(['all', 'alone']),
      }),
    )
    .min(1)
    .max(20),
  /** Who judges whether the answers give reasons: a facilitator, or nobody beyond the answers themselves. */
  ruling: z.enum(['facilitator', 'answers']),
})
export type ObjectionRules = z.infer<typeof objectionRules>
