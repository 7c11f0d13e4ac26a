import type { VersionDocument } from '../documents.ts'
import type { LifecycleState } from './lifecycle-definition.ts'

/** What a version's document keeps of the state it enters. */
export function standingIn(
  state: LifecycleState,
): Pick<VersionDocument, 'state' | 'phase' | 'standing'> {
  return {
    state: state.id,
    phase: state.phase,
    standing: {
      frozen: state.contractFrozen ?? false,
      subscribable: state.subscribable ?? false,
      inService: state.inService ?? false,
      deprecated: state.deprecated ?? false,
      final: state.final ?? false,
    },
  }
}
