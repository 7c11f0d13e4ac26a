import type { Change } from '../circles/change.ts'
import { isInForce, type Organisation } from '../circles/organisation.ts'

/**
 * Whether a change would give authority to a person: a role to fill, more domains or accountabilities for one
 * that they fill, or other rules for everybody. Pure.
 */
export function grantsTo(
  organisation: Organisation,
  changes: readonly Change[],
  person: string,
  at: Date,
): boolean {
  const filled = new Set(
    organisation.assignments
      .filter((assignment) => assignment.person === person && isInForce(assignment, at))
      .map(({ role }) => role),
  )
  return changes.some((change) => {
    switch (change.kind) {
      case 'role.assign':
      case 'role.elect':
        return change.person === person
      case 'role.amend':
        return (
          filled.has(change.role) &&
          (change.domains !== undefined || change.accountabilities !== undefined)
        )
      case 'circle-policy.put':
        return change.policy.role === undefined || filled.has(change.policy.role)
      // Taking a limit away frees those whom it bound.
      case 'circle-policy.remove':
      case 'lifecycle.put':
      case 'lifecycle.gate':
      case 'constitution.amend':
        return true
      default:
        return false
    }
  })
}
