import { z } from 'zod'
import { constitutionSchema } from '../constitution/constitution.ts'
import { CHANGE_KINDS } from '../constitution/decision-rules.ts'
import { lifecycleChange } from '../lifecycles/lifecycle-changes.ts'
import { policyChange } from '../policies/policy-changes.ts'
import {
  circlePolicy,
  domainPath,
  focus,
  governanceId,
  governanceText,
  maturityTarget,
} from './organisation.ts'

const person = z.string().regex(/^[a-z0-9][a-z0-9._-]{0,63}$/)
const waiverId = z.string().min(1).max(100)
const domains = z.array(domainPath).max(100)
const accountabilities = z.array(governanceText).max(100)
const days = z.int().min(1).max(3_650)

/** One typed change to the governance; a proposal carries some, which are made together or not at all. */
export const changeSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('circle.create'),
    circle: governanceId,
    parent: governanceId,
    title: governanceText,
    purpose: governanceText,
    /** What its lead controls and hands on. */
    domains: domains.exactOptional(),
  }),
  z.strictObject({
    kind: z.literal('circle.amend'),
    circle: governanceId,
    title: governanceText.exactOptional(),
    purpose: governanceText.exactOptional(),
    /** Moves it into another circle. */
    parent: governanceId.exactOptional(),
  }),
  z.strictObject({ kind: z.literal('circle.remove'), circle: governanceId }),
  /** Invites a role of another circle to take part in this one. */
  z.strictObject({
    kind: z.literal('circle.link'),
    circle: governanceId,
    role: governanceId,
  }),
  z.strictObject({
    kind: z.literal('circle.unlink'),
    circle: governanceId,
    role: governanceId,
  }),
  z.strictObject({
    kind: z.literal('role.create'),
    role: governanceId,
    circle: governanceId,
    title: governanceText,
    purpose: governanceText,
    domains: domains.exactOptional(),
    accountabilities: accountabilities.exactOptional(),
  }),
  z.strictObject({
    kind: z.literal('role.amend'),
    role: governanceId,
    title: governanceText.exactOptional(),
    purpose: governanceText.exactOptional(),
    domains: domains.exactOptional(),
    accountabilities: accountabilities.exactOptional(),
  }),
  z.strictObject({ kind: z.literal('role.remove'), role: governanceId }),
  /** Somebody acts in a role in place of a person who is away, until the day on which that person is back. */
  z.strictObject({
    kind: z.literal('role.surrogate'),
    role: governanceId,
    /** Who is away. */
    person,
    surrogate: person,
    /** The day, in UTC, on which the surrogate acts no more. */
    until: z.iso.date(),
  }),
  z.strictObject({
    kind: z.literal('role.assign'),
    role: governanceId,
    person,
    focus: focus.exactOptional(),
    /** Days; as the constitution says unless given, and without end where it says nothing. */
    term: days.exactOptional(),
  }),
  z.strictObject({ kind: z.literal('role.unassign'), role: governanceId, person }),
  z.strictObject({
    kind: z.literal('role.elect'),
    role: governanceId,
    person,
    /** Days; as the constitution says unless given. */
    term: days.exactOptional(),
  }),
  z.strictObject({
    kind: z.literal('circle-policy.put'),
    circle: governanceId,
    policy: circlePolicy,
  }),
  z.strictObject({
    kind: z.literal('circle-policy.remove'),
    circle: governanceId,
    policy: governanceId,
  }),
  z.strictObject({
    kind: z.literal('maturity.target'),
    circle: governanceId,
    target: maturityTarget,
  }),
  z.strictObject({
    kind: z.literal('maturity.target-remove'),
    circle: governanceId,
    target: governanceId,
  }),
  ...policyChange.options,
  ...lifecycleChange.options,
  /** Grants a waiver that was asked for, whoever could not decide about it alone. */
  z.strictObject({ kind: z.literal('waiver.grant'), waiver: waiverId }),
  z.strictObject({ kind: z.literal('constitution.amend'), constitution: constitutionSchema }),
])
export type Change = z.infer<typeof changeSchema>

/** Together or not at all. */
export const changeSet = z.array(changeSchema).min(1).max(100)
export type ChangeSet = z.infer<typeof changeSet>

// Every kind that a constitution can name is one that a proposal can carry, and the other way round.
CHANGE_KINDS satisfies readonly Change['kind'][]
type Unnamed = Exclude<Change['kind'], (typeof CHANGE_KINDS)[number]>
export type EveryChangeIsNamed = [Unnamed] extends [never] ? true : never

/** What a change is done to, by the kind and name that histories are kept under. */
export function subjectOf(change: Change): string {
  switch (change.kind) {
    case 'circle.create':
    case 'circle.amend':
    case 'circle.remove':
    case 'circle.link':
    case 'circle.unlink':
    case 'circle-policy.put':
    case 'circle-policy.remove':
    case 'maturity.target':
    case 'maturity.target-remove':
      return `circle:${change.circle}`
    case 'policy.put':
      return `policy:${change.policy.id}`
    case 'policy.scope':
    case 'policy.enforcement':
    case 'policy.severity':
    case 'policy.grace':
    case 'policy.pin':
    case 'policy.remove':
      return `policy:${change.policy}`
    case 'lifecycle.put':
      return `lifecycle:${change.definition.id}`
    case 'lifecycle.gate':
      return `lifecycle:${change.lifecycle}`
    case 'waiver.grant':
      return `waiver:${change.waiver}`
    case 'constitution.amend':
      return 'constitution'
    default:
      return `role:${change.role}`
  }
}
