import type { PolicyEffectView } from '../../registry/index.ts'
import type { Change } from '../circles/change.ts'
import { GovernanceError } from '../governance-problems.ts'
import type { PolicyChange } from '../policies/policy-changes.ts'
import type { PolicyPreviews } from '../policies/policy-previews.ts'
import { FINAL_STATES } from './proposal.ts'
import type { Proposals } from './proposals.ts'

/**
 * What the policy changes of a proposal that is not decided yet would do to the registry as it is now: begins to
 * work it out, or says how far that is.
 * @throws GovernanceError `proposal-not-found`; `proposal-without-effect` when it changes no policy or is decided;
 *   `change-refused` when the changes cannot be made any more
 */
export async function previewProposal(
  proposals: Pick<Proposals, 'get'>,
  previews: PolicyPreviews,
  id: string,
): Promise<PolicyEffectView> {
  const { title, state, changes } = await proposals.get(id)
  if (FINAL_STATES.includes(state)) {
    throw new GovernanceError(
      'proposal-without-effect',
      `"${title}" is decided (${state}); look at the policies in force instead.`,
    )
  }
  const places = changes.flatMap((change, index) => (isPolicyChange(change) ? [index] : []))
  if (places.length === 0) {
    throw new GovernanceError(
      'proposal-without-effect',
      `"${title}" changes no policy, so that no verdict and no gate follows from it.`,
    )
  }
  const asked = changes.filter(isPolicyChange)
  const mistakes = await previews.mistakes(asked)
  if (mistakes.length > 0) {
    throw new GovernanceError(
      'change-refused',
      `The changes cannot be made any more: ${mistakes.map(({ message }) => message).join(' ')}`,
      {
        refusals: mistakes.map(({ change, message }) => ({
          index: places[change],
          reason: message,
        })),
      },
    )
  }
  return previews.preview(asked)
}

/** Whether a change is one of the policies in force. */
export function isPolicyChange(change: Change): change is Change & PolicyChange {
  return change.kind.startsWith('policy.')
}
