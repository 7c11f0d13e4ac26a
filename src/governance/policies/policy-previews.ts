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
import { createAwaited } from './awaited.ts'
import { openPolicyBook } from './policy-book.ts'
import { policyChangeMistakes, type PolicyChangeMistake } from './policy-change-mistakes.ts'
import { withChanges, type PolicyChange } from './policy-changes.ts'
import type { PolicyImpact } from './policy-life.ts'
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
  /** What adopting them asks: whoever asks first waits for some seconds, and whoever asks again is told what is known. */
  impact(changes: readonly PolicyChange[]): Promise<PolicyImpact>
}

const PATIENCE = 10_000 // milliseconds that whoever takes the last step of a proposal waits
const MOST_AWAITED = 50 // proposals that wait to be carried out

export async function openPolicyPreviews(ports: {
  readonly store: Store
  readonly packs: RulePacks
  readonly effects: PolicyEffects
  readonly clock: () => Date
  /** Milliseconds that whoever asks first for an impact waits; ten seconds unless given. */
  readonly patience?: number
}): Promise<PolicyPreviews> {
  const { packs, effects, clock, patience = PATIENCE } = ports
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
  const impact = async (changes: readonly PolicyChange[]): Promise<PolicyImpact> =>
    impactOf(await effects.whole(keyOf(changes), await after(changes)))
  // Kept by the changes alone: a registry that is written to all the time would have each begin anew for ever.
  const awaited = createAwaited<PolicyImpact>(MOST_AWAITED)
  return {
    mistakes: async (changes) => policyChangeMistakes(await present(), changes, packs),
    preview: async (changes) => effects.preview(keyOf(changes), await after(changes)),
    impact: async (changes) =>
      (await awaited(keyOf(changes), patience, () => impact(changes))) ?? { state: 'computing' },
  }
}

function impactOf({ effect, problem }: PolicyEffectView): PolicyImpact {
  if (effect !== undefined) return { state: 'known', versions: effect.verdictsChanging }
  return { state: 'unknown', problem: problem ?? 'nothing came of it' }
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
