import type { Store } from '../../store/index.ts'
import { decidingRole } from '../authority/deciding-role.ts'
import { openGovernanceRecord } from '../circles/governance-record.ts'
import { actingAt, findRole } from '../circles/organisation.ts'

/** What callers see of the constitution in force. */
export interface ConstitutionView {
  readonly id: string
  readonly version: string
  readonly title: string
  readonly fourEyes: boolean
  /** Roles that a person fills now. */
  rolesOf(person: string): readonly string[]
  /** Whether a circle has a role of that name. */
  hasRole(role: string): boolean
  /** The roles that answer for a role: itself where somebody fills it, else the next lead outwards who is there. */
  holdersOf(role: string): readonly string[]
}

/** Reads the constitution in force; undefined before the first ratification. */
export async function openConstitution(
  store: Store,
  clock: () => Date,
): Promise<() => Promise<ConstitutionView | undefined>> {
  const record = await openGovernanceRecord(store)
  return async () => {
    // Terms end, so that who fills a role is asked of the moment.
    const version = await record.latest()
    if (version === undefined) return undefined
    const { constitution, organisation } = version
    return {
      id: constitution.id,
      version: constitution.version,
      title: constitution.title,
      fourEyes: constitution.fourEyes,
      rolesOf: (person) => [
        ...new Set(
          actingAt(organisation.assignments, clock())
            .filter((assignment) => assignment.person === person)
            .map(({ role }) => role),
        ),
      ],
      hasRole: (role) => findRole(organisation, role) !== undefined,
      holdersOf: (role) => [
        decidingRole(organisation, { subject: `role:${role}`, domain: '', role }, clock()).role.id,
      ],
    }
  }
}
