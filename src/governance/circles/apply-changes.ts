import type { LifecycleDefinition, RulePacks } from '../../registry/index.ts'
import type { Constitution } from '../constitution/constitution.ts'
import { deadEnds, hindrancesToAmend } from '../constitution/way-on.ts'
import { policyChangeMistakes } from '../policies/policy-change-mistakes.ts'
import { withChanges } from '../policies/policy-changes.ts'
import type { Change } from './change.ts'
import { applyToCircle } from './apply-to-circle.ts'
import { applyToRole } from './apply-to-role.ts'
import { organisationMistakes } from './organisation-mistakes.ts'
import {
  changeLifecycle,
  LifecycleChangeError,
  lifecyclesInForce,
  type ChosenLifecycle,
} from '../lifecycles/apply-to-lifecycles.ts'
import type { LifecycleChange } from '../lifecycles/lifecycle-changes.ts'
import {
  coreRole,
  fillersOf,
  organisationSchema,
  ROLE_KINDS,
  type Organisation,
} from './organisation.ts'

/** What is governed by due process: the constitution with the policies in force, and who fills which role. */
export interface Governance {
  /** Counts the versions of the governance; the next one that changes are made in has the number after it. */
  readonly number: number
  readonly constitution: Constitution
  readonly organisation: Organisation
  /** The version in which each policy was last changed; those not named were ratified. */
  readonly policiesChangedIn: readonly PolicyChangedIn[]
  /** Lifecycles that proposals have put in force; absent while none has. */
  readonly lifecycles?: readonly ChosenLifecycle[] | undefined
}

export interface PolicyChangedIn {
  readonly policy: string
  readonly changedIn: number
}

/** How a change is to be made. */
export interface ChangeContext {
  /** The circle that decides, which changes only what is its own. */
  readonly circle: string
  /** The version of the governance that the changes were made for. */
  readonly basedOn: number
  readonly at: Date
  /** The rule packs that are installed. */
  readonly packs: RulePacks
  /** The lifecycles that came with the program. */
  readonly lifecycles: readonly LifecycleDefinition[]
}

/** A change that cannot be made, and why. */
export interface ChangeRefusal {
  /** Its place in the change set; absent for what the whole would break. */
  readonly index: number | undefined
  readonly reason: string
}

export type Applied =
  | { readonly kind: 'applied'; readonly governance: Governance }
  | { readonly kind: 'refused'; readonly refusals: readonly ChangeRefusal[] }

/** A part with the change in it, or why it cannot be. */
export type Outcome<T> = T | string

const MOST_REASONS = 20

/**
 * Makes all changes of a set, one after the other, or none. Pure: the same governance, changes and context
 * always give the same answer.
 */
export function applyChanges(
  governance: Governance,
  changes: readonly Change[],
  context: ChangeContext,
): Applied {
  const refusals: ChangeRefusal[] = []
  let next: Governance = governance
  changes.forEach((change, index) => {
    const outcome = applyChange(next, change, context)
    if (typeof outcome === 'string') refusals.push({ index, reason: outcome })
    else next = outcome
  })
  if (refusals.length > 0) return { kind: 'refused', refusals }
  const mistakes = governanceMistakes(next, context.at)
  return mistakes.length > 0
    ? {
        kind: 'refused',
        refusals: mistakes.slice(0, MOST_REASONS).map((reason) => ({ index: undefined, reason })),
      }
    : { kind: 'applied', governance: { ...next, number: governance.number + 1 } }
}

/** What must hold of every version of the governance; empty when it does. */
export function governanceMistakes(
  { organisation, constitution }: Governance,
  at: Date,
): readonly string[] {
  const mistakes = organisationMistakes(organisation)
  if (mistakes.length > 0) return mistakes
  const [anchor] = organisation.circles
  const lead = anchor === undefined ? undefined : coreRole(organisation, anchor.id, 'lead')
  if (lead === undefined || fillersOf(organisation, lead.id, at).length === 0) {
    return [
      `Nobody would fill ${lead?.id ?? 'the lead of the anchor circle'}, to whom everything falls that nobody else decides; assign somebody else first.`,
    ]
  }
  const roles = new Set(organisation.roles.map(({ id }) => id))
  const unknown = constitution.articles.find(
    ({ grants }) => 'role' in grants && !roles.has(grants.role),
  )
  if (unknown !== undefined && 'role' in unknown.grants) {
    return [
      `The article "${unknown.title}" of the constitution grants to the role ${unknown.grants.role}, which would not exist; amend the constitution first.`,
    ]
  }
  const unattested = attestingRoles(constitution).find((role) => !roles.has(role))
  if (unattested !== undefined) {
    return [
      `The role ${unattested} has to attest decisions, and would not exist; change who attests first.`,
    ]
  }
  const ends = deadEnds(organisation, constitution)
  if (ends.length > 0) return ends
  const parsed = organisationSchema.safeParse(organisation)
  return parsed.success
    ? []
    : parsed.error.issues.map(({ path, message }) => `${path.join('/')}: ${message}`)
}

/** Roles that are named to attest decisions; those of circles by their kind are always there, or their lead covers. */
function attestingRoles({ policies, decisions = [] }: Constitution): readonly string[] {
  return [
    ...policies.flatMap(({ attestedBy }) => attestedBy ?? []),
    ...decisions.flatMap(({ attestation }) => attestation?.roles ?? []),
  ].filter((role) => !(ROLE_KINDS as readonly string[]).includes(role))
}

function applyChange(
  governance: Governance,
  change: Change,
  context: ChangeContext,
): Outcome<Governance> {
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
      return withOrganisation(governance, applyToCircle(governance, change, context))
    case 'role.create':
    case 'role.amend':
    case 'role.remove':
    case 'role.assign':
    case 'role.unassign':
    case 'role.elect':
    case 'role.surrogate':
      return withOrganisation(governance, applyToRole(governance, change, context))
    case 'waiver.grant':
      return context.circle === governance.organisation.circles[0]?.id
        ? governance // the waiver itself is the registry's, and is granted once this is adopted
        : `Only ${governance.organisation.circles[0]?.id ?? 'the anchor circle'} decides about this; bring the proposal there.`
    case 'lifecycle.put':
    case 'lifecycle.gate':
      return applyToLifecycles(governance, change, context)
    default:
      return applyToConstitution(governance, change, context)
  }
}

function withOrganisation(
  governance: Governance,
  organisation: Outcome<Organisation>,
): Outcome<Governance> {
  return typeof organisation === 'string' ? organisation : { ...governance, organisation }
}

type PolicyOrConstitution = Extract<
  Change,
  { readonly kind: `policy.${string}` | 'constitution.amend' }
>

/** Rule packs in force and the constitution itself belong to the anchor circle. */
function applyToConstitution(
  governance: Governance,
  change: PolicyOrConstitution,
  { circle, basedOn, packs }: ChangeContext,
): Outcome<Governance> {
  const { constitution, organisation } = governance
  const [anchor] = organisation.circles
  if (circle !== anchor?.id) {
    return `Only ${anchor?.id ?? 'the anchor circle'} decides about this; bring the proposal there.`
  }
  const now = governance.number + 1
  if (change.kind === 'constitution.amend') {
    const { changedIn = 1 } = constitution
    if (changedIn > basedOn) return meanwhile('The constitution', changedIn)
    const hindrances = hindrancesToAmend(change.constitution)
    if (hindrances.length > 0) return hindrances.join(' ')
    // Policies in force are changed one by one, so that an amendment takes none away unseen.
    const { policies } = constitution
    return { ...governance, constitution: { ...change.constitution, policies, changedIn: now } }
  }
  const id = change.kind === 'policy.put' ? change.policy.id : change.policy
  const last = governance.policiesChangedIn.find(({ policy }) => policy === id)?.changedIn ?? 1
  // What an earlier change of the same set made is not somebody else's.
  if (last > basedOn && last !== now) return meanwhile(`The policy ${id}`, last)
  const mistakes = policyChangeMistakes(constitution.policies, [change], packs)
  if (mistakes.length > 0) return mistakes.map(({ message }) => message).join(' ')
  const policies = [...withChanges(constitution.policies, [change], (terms) => terms)]
  const others = governance.policiesChangedIn.filter(({ policy }) => policy !== id)
  return {
    ...governance,
    constitution: { ...constitution, policies },
    policiesChangedIn: [...others, { policy: id, changedIn: now }],
  }
}

/** Lifecycles hold for everybody, as rule packs do. */
function applyToLifecycles(
  governance: Governance,
  change: LifecycleChange,
  { circle, basedOn, lifecycles: shipped }: ChangeContext,
): Outcome<Governance> {
  const [anchor] = governance.organisation.circles
  if (circle !== anchor?.id) {
    return `Only ${anchor?.id ?? 'the anchor circle'} decides about this; bring the proposal there.`
  }
  const { lifecycles: chosen = [] } = governance
  const now = governance.number + 1
  try {
    const { after, map } = changeLifecycle(lifecyclesInForce(shipped, chosen), change)
    const last = chosen.find(({ definition }) => definition.id === after.id)?.changedIn ?? 1
    if (last > basedOn && last !== now) return meanwhile(`The lifecycle ${after.id}`, last)
    const others = chosen.filter(({ definition }) => definition.id !== after.id)
    const next = { definition: after, changedIn: now, ...(map !== undefined && { map }) }
    return { ...governance, lifecycles: [...others, next] }
  } catch (error) {
    if (error instanceof LifecycleChangeError) return error.message
    throw error
  }
}

function meanwhile(what: string, changedIn: number): string {
  return `${what} was changed in version ${changedIn} of the governance, after this was written; look at it again and amend the proposal.`
}
