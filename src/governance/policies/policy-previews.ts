import { isDeepStrictEqual } from 'node:util'
import {
  createDomainNames,
  DOMAINS,
  type ChoosePolicies,
  type PolicyEffects,
  type PolicyEffectView,
  type RulePacks,
} from '../../registry/index.ts'
import type { Store } from '../../store/index.ts'
import { choosePolicies, policiesIn } from './policies-in-force.ts'
import { openPolicyBook } from './policy-book.ts'
import { policyChangeMistakes, type PolicyChangeMistake } from './policy-change-mistakes.ts'
import { withChanges, type PolicyChange } from './policy-changes.ts'
import type { DecidedPolicy } from './policy-set.ts'

/** What changes of policies would do, shown before anybody decides about them. */
export interface PolicyPreviews {
  /** What stands in the way of the changes. */
  mistakes(changes: readonly PolicyChange[]): Promise<readonly PolicyChangeMistake[]>
  /**
   * Begins to work the effect out, or says how far that is; a time of grace is taken to be over, since that is what is
   * decided on. Only for changes without mistakes.
   */
  preview(changes: readonly PolicyChange[]): Promise<PolicyEffectView>
  /** As `preview`, and waits for the end. */
  whole(changes: readonly PolicyChange[]): Promise<PolicyEffectView>
}

export async function openPolicyPreviews(ports: {
  readonly store: Store
  readonly packs: RulePacks
  readonly effects: PolicyEffects
  readonly clock: () => Date
}): Promise<PolicyPreviews> {
  const { packs, effects, clock } = ports
  const book = await openPolicyBook(ports.store)
  const readNames = createDomainNames(await ports.store.collection(DOMAINS))
  const present = async (): Promise<readonly DecidedPolicy[]> => (await book.at())?.policies ?? []
  const after = async (changes: readonly PolicyChange[]): Promise<ChoosePolicies> => {
    const policies = afterGrace(await present(), changes, clock())
    const names = await readNames()
    const version = (pack: string): string | undefined => packs.find(pack)?.version
    const inForce = policiesIn({ policies }, version, clock())
    return (subject) => choosePolicies(inForce, subject, names)
  }
  const keyOf = (changes: readonly PolicyChange[]): string => JSON.stringify(changes)
  return {
    mistakes: async (changes) => policyChangeMistakes(await present(), changes, packs),
    preview: async (changes) => effects.preview(keyOf(changes), await after(changes)),
    whole: async (changes) => effects.whole(keyOf(changes), await after(changes)),
  }
}

/** The policies with the changes; those that change bite at once. */
function afterGrace(
  present: readonly DecidedPolicy[],
  changes: readonly PolicyChange[],
  now: Date,
): DecidedPolicy[] {
  const decision = { kind: 'proposal', id: '', title: 'a proposal', by: 'nobody yet' } as const
  const since = now.toISOString()
  const changed = withChanges<DecidedPolicy>(present, changes, (terms) => ({
    ...terms,
    since,
    decision,
  }))
  return changed.map((policy) =>
    isDeepStrictEqual(policy.decision, decision) ? { ...policy, graceUntil: undefined } : policy,
  )
}
