import type { ConstitutionInForce } from '../../ports.ts'
import type { Facts } from './gate-facts.ts'
import type { AskedTransition } from '../request-transition.ts'

const DAY = 24 * 60 * 60 * 1_000 // milliseconds

/** The facts `request.*`. @param author the account that wrote, or asked for, what is judged */
export function requestFacts(asked: AskedTransition, author: string): Facts[string] {
  const { actor, at, reason = '', sunsetAt } = asked
  return {
    actor: actor.name,
    isAuthor: actor.id === author,
    reason,
    sunsetAt: sunsetAt ?? '',
    noticeDays:
      sunsetAt === undefined ? 0 : Math.floor((Date.parse(sunsetAt) - at.getTime()) / DAY),
  }
}

/** The facts `constitution.*`; none while no constitution is in force, so that gates that ask refuse. */
export async function constitutionFacts(constitution: ConstitutionInForce): Promise<Facts[string]> {
  const inForce = await constitution()
  return inForce === undefined ? {} : { fourEyes: inForce.fourEyes }
}
