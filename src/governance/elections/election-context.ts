import {
  coreRole,
  fillersOf,
  membersOf,
  withoutPeople,
  type Organisation,
} from '../circles/organisation.ts'
import { findRole } from '../circles/organisation.ts'
import type { GovernancePorts } from '../governance-ports.ts'
import { facilitatorsOf } from '../proposals/participants.ts'
import type { Election, ElectionContext } from './election.ts'

/** Who is who for an election, under the organisation in force at a moment. */
export function electionContext(
  organisation: Organisation,
  { circle, role }: Pick<Election, 'circle' | 'role'>,
  at: Date,
  seed: string,
): Omit<ElectionContext, 'actor'> {
  const members = membersOf(organisation, circle, at)
  const lead = coreRole(organisation, circle, 'lead')
  const leads = lead === undefined ? [] : peopleIn(organisation, lead.id, at)
  const barred = findRole(organisation, role)?.kind === 'rep' ? leads : []
  return {
    at: at.toISOString(),
    members: Object.fromEntries(members),
    facilitators: facilitatorsOf(organisation, circle, at),
    eligible: [...members.keys()].filter((person) => !barred.includes(person)),
    ineligible: Object.fromEntries(
      barred.map((person) => [
        person,
        `${person} leads the circle ${circle} and cannot represent it as well.`,
      ]),
    ),
    incumbents: peopleIn(organisation, role, at),
    seed,
  }
}

function peopleIn(organisation: Organisation, role: string, at: Date): readonly string[] {
  return [...new Set(fillersOf(organisation, role, at).map(({ person }) => person))]
}

/** As the governance in force says now. */
export async function contextNow(
  { record, newId, leavers }: GovernancePorts,
  election: Pick<Election, 'circle' | 'role'>,
  at: Date,
): Promise<Omit<ElectionContext, 'actor'>> {
  const { organisation } = await record.inForce()
  // Nobody waits for the nomination of somebody who has left, or elects them.
  return electionContext(withoutPeople(organisation, await leavers()), election, at, newId())
}
