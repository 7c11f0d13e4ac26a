import type { Action, Actor, Authority, AuthorityDecision } from '../../registry/index.ts'
import type { Store } from '../../store/index.ts'
import { openGovernanceRecord } from '../circles/governance-record.ts'
import { decideUnder } from './decide-under.ts'

/**
 * Authority from the governance in force: the constitution's articles and the policies of circles, and the
 * answer names them. Before ratification only the process itself acts, to set the registry up.
 */
export async function openConstitutionalAuthority(store: Store): Promise<Authority> {
  const record = await openGovernanceRecord(store)
  return {
    async decide({ actor, action, thing, at }) {
      const version = await record.latest()
      return version === undefined
        ? beforeRatification(actor, action)
        : decideUnder(version, actor, action, thing, at)
    },
  }
}

function beforeRatification(actor: Actor, action: Action): AuthorityDecision {
  const allowed = actor.kind === 'system' && action === 'account.create'
  return {
    allowed,
    role: undefined,
    reasons: [
      allowed
        ? 'No constitution is ratified yet; the process sets the registry up.'
        : 'No constitution is ratified yet, so nobody has authority over anything.',
    ],
  }
}
