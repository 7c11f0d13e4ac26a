import type { GovernancePorts } from '../governance-ports.ts'
import { coreRole, fillersOf, withoutPeople, type Organisation } from './organisation.ts'

/**
 * The organisation in force as it acts now: what people fill who have left falls to whoever covers for a role that nobody
 * fills (ADR 0052). Where that would leave nobody to lead the anchor circle, whose lead everything falls to in the end,
 * those stay in that role who have it.
 *
 * @throws GovernanceError `governance-not-ratified`
 */
export async function presentOrganisation({
  record,
  leavers,
  clock,
}: Pick<GovernancePorts, 'record' | 'leavers' | 'clock'>): Promise<Organisation> {
  const { organisation } = await record.inForce()
  return actingWithout(organisation, await leavers(), clock())
}

/** As `presentOrganisation`, of a given organisation. */
export function actingWithout(
  organisation: Organisation,
  left: ReadonlySet<string>,
  at: Date,
): Organisation {
  const present = withoutPeople(organisation, left)
  const [anchor] = organisation.circles
  const lead = anchor === undefined ? undefined : coreRole(organisation, anchor.id, 'lead')
  if (present === organisation || lead === undefined) return organisation
  if (fillersOf(present, lead.id, at).length > 0) return present
  const leads = organisation.assignments.filter(({ role }) => role === lead.id)
  const others = present.assignments.filter(({ role }) => role !== lead.id)
  return { ...present, assignments: [...others, ...leads] }
}
