import { compare } from 'semver'
import type { Action } from '../../registry/index.ts'
import type { Store } from '../../store/index.ts'
import { decideUnder } from '../authority/decide-under.ts'
import { governanceMistakes } from '../circles/apply-changes.ts'
import { openGovernanceRecord, type GovernanceVersion } from '../circles/governance-record.ts'
import { governanceEvent } from '../governance-ports.ts'
import { SYSTEM } from '../system-actor.ts'
import type { Constitution } from './constitution.ts'
import { renewOrganisation } from './renew-organisation.ts'

const RENEW: Action = 'constitution.renew'

export interface RenewInput {
  readonly store: Store
  readonly clock: () => Date
  readonly newId: () => string
  /** The text that the first run ratifies today. */
  readonly startup: Constitution
}

/**
 * What became of the constitution in force: `current` needs nothing, `own` is the organisation's own and changes only by
 * its rules, `impossible` says why the newer text does not fit the circles and roles that there are.
 */
export type Renewal =
  | { readonly kind: 'current' | 'own' }
  | { readonly kind: 'renewed'; readonly from: string; readonly to: string }
  | { readonly kind: 'impossible'; readonly reasons: readonly string[] }

/**
 * Puts a newer text of the constitution of the first run in force, where that constitution still is in force as it was
 * ratified. What the organisation decided stays: policies, requirements, circles, roles, and who fills them. The newer
 * text itself must grant this to the process; any other constitution, and one that was amended, is left alone.
 */
export async function renewConstitution(input: RenewInput): Promise<Renewal> {
  const { store, clock, newId, startup } = input
  const record = await openGovernanceRecord(store)
  const [before, first] = await Promise.all([record.latest(), record.get(1)])
  if (before === undefined || first === undefined) return { kind: 'current' }
  const { constitution } = before
  if (constitution.id !== startup.id || constitution.changedIn !== undefined) return { kind: 'own' }
  if (compare(startup.version, constitution.version) <= 0) return { kind: 'current' }

  const now = clock()
  const at = now.toISOString() < before.at ? new Date(before.at) : now
  const governance = renewed(before, startup, first.by, at)
  const subject = `constitution:${startup.id}@${startup.version}`
  const authority = decideUnder(governance, SYSTEM, RENEW, { subject, domain: '' }, at)
  const reasons = authority.allowed ? governanceMistakes(governance, at) : authority.reasons
  if (reasons.length > 0) return { kind: 'impossible', reasons }

  const known = new Set(before.organisation.roles.map(({ id }) => id))
  const added = governance.organisation.roles.filter(({ id }) => !known.has(id))
  const reason = `This version of the program brings version ${startup.version} of the constitution of the first run; ${constitution.version} was in force, as it was ratified.`
  const isWritten = await record.add({
    governance,
    at,
    by: SYSTEM.id,
    origin: { kind: 'ratified', reason },
    touches: ['constitution', ...added.map(({ id }) => `role:${id}`)],
    events: [
      governanceEvent(newId, {
        actor: SYSTEM,
        at,
        action: 'constitution.renewed',
        subject,
        reason,
        change: {
          governance: governance.number,
          from: constitution.version,
          constitution: governance.constitution,
        },
      }),
    ],
  })
  // Another server on the same store was first: with the same text, or with a decision that counts more than this.
  if (!isWritten) return renewConstitution(input)
  return { kind: 'renewed', from: constitution.version, to: startup.version }
}

function renewed(
  before: GovernanceVersion,
  startup: Constitution,
  administrator: string,
  at: Date,
): Pick<
  GovernanceVersion,
  'number' | 'constitution' | 'organisation' | 'policiesChangedIn' | 'lifecycles'
> {
  const { constitution, policiesChangedIn, lifecycles } = before
  const number = before.number + 1
  return {
    number,
    constitution: {
      ...startup,
      policies: constitution.policies,
      compatibility: constitution.compatibility ?? startup.compatibility,
      notice: constitution.notice ?? startup.notice,
    },
    organisation: renewOrganisation(before, startup, { administrator, number, at }),
    policiesChangedIn,
    lifecycles,
  }
}

/** Actions that a shipped text grants and the constitution in force grants to nobody, in the order of the text. */
export function actionsWithoutGrant(
  { constitution, organisation }: Pick<GovernanceVersion, 'constitution' | 'organisation'>,
  shipped: Constitution,
): readonly Action[] {
  const granted = new Set<string>([
    ...constitution.articles.flatMap(({ grants }) => grants.actions),
    ...organisation.circles.flatMap(({ policies }) =>
      policies.flatMap(({ effect, actions }) => (effect === 'grant' ? actions : [])),
    ),
  ])
  const wanted = shipped.articles.flatMap(({ grants }) => grants.actions)
  return [...new Set(wanted)].filter((action) => !granted.has(action))
}
