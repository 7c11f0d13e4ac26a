import type {
  LifecycleDefinition,
  LifecycleEffect,
  LifecycleEffects,
} from '../../registry/index.ts'
import type { Store } from '../../store/index.ts'
import { openGovernanceRecord } from '../circles/governance-record.ts'
import type { Change } from '../circles/change.ts'
import { GovernanceError } from '../governance-problems.ts'
import { FINAL_STATES } from '../proposals/proposal.ts'
import type { Proposals } from '../proposals/proposals.ts'
import { changeLifecycle, LifecycleChangeError, lifecyclesInForce } from './apply-to-lifecycles.ts'
import type { LifecycleChange } from './lifecycle-changes.ts'

/** What changes of lifecycles would do, shown before anybody decides about them. */
export interface LifecyclePreviews {
  /**
   * One effect for each change, as if they were made one after the other.
   * @throws GovernanceError `change-refused`, with what stands in the way of each
   */
  effects(changes: readonly LifecycleChange[]): Promise<readonly LifecycleEffect[]>
  /**
   * The same for the changes of a proposal that is not decided yet.
   * @throws GovernanceError `proposal-not-found`, `proposal-without-effect`, and as `effects`
   */
  ofProposal(proposals: Pick<Proposals, 'get'>, id: string): Promise<readonly LifecycleEffect[]>
}

export async function openLifecyclePreviews(ports: {
  readonly store: Store
  /** Those that came with the program. */
  readonly lifecycles: readonly LifecycleDefinition[]
  readonly registry: LifecycleEffects
}): Promise<LifecyclePreviews> {
  const record = await openGovernanceRecord(ports.store)
  const effects: LifecyclePreviews['effects'] = async (changes) => {
    const chosen = (await record.latest())?.lifecycles ?? []
    let inForce = lifecyclesInForce(ports.lifecycles, chosen)
    const found: LifecycleEffect[] = []
    for (const [index, change] of changes.entries()) {
      const { before, after, map } = applied(inForce, change, index)
      inForce = inForce.map((one) => (one === before ? after : one))
      found.push(await ports.registry.preview({ definition: after, map }))
    }
    return found
  }
  return {
    effects,
    ofProposal: async (proposals, id) => {
      const { title, state, changes } = await proposals.get(id)
      const asked = changes.filter(isLifecycleChange)
      if (FINAL_STATES.includes(state) || asked.length === 0) {
        const why = asked.length === 0 ? 'changes no lifecycle' : `is decided (${state})`
        throw new GovernanceError('proposal-without-effect', `"${title}" ${why}.`)
      }
      return effects(asked)
    },
  }
}

function isLifecycleChange(change: Change): change is Change & LifecycleChange {
  return change.kind.startsWith('lifecycle.')
}

function applied(
  inForce: readonly LifecycleDefinition[],
  change: LifecycleChange,
  index: number,
): ReturnType<typeof changeLifecycle> {
  try {
    return changeLifecycle(inForce, change)
  } catch (error) {
    if (!(error instanceof LifecycleChangeError)) throw error
    throw new GovernanceError(
      'change-refused',
      `The change cannot be made: ${error.message}`,
      { refusals: [{ index, reason: error.message }] },
      { cause: error },
    )
  }
}
