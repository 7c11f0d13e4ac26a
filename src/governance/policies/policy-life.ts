import { RegistryError, type PolicyAnswer, type PolicyQuestion } from '../../registry/index.ts'
import type { PolicyChange } from './policy-changes.ts'
import { endOfGrace, isGraceOver, policyStepsOf, type PolicyStep } from './policy-steps.ts'
import type { PolicyTerms } from './policy-terms.ts'

/** What the lifecycle of policies is asked, and told. */
export interface PolicyLife {
  /** Asks the gate between two states. @throws RegistryError `transition-unknown` */
  judge(question: PolicyQuestion): Promise<PolicyAnswer>
  /** Waits for the effect some seconds at most; it goes on being worked out after that. */
  impact(changes: readonly PolicyChange[]): Promise<PolicyImpact>
}

/** How many contract versions would change their verdict, as far as that is known. */
export type PolicyImpact =
  | { readonly state: 'known'; readonly versions: number }
  | { readonly state: 'computing' }
  | { readonly state: 'unknown'; readonly problem: string }

/** A proposal that is carried out, as far as gates ask about it. */
export interface CarriedOut {
  readonly id: string
  readonly rationale: string
  readonly changes: readonly PolicyChange[]
  readonly before: readonly PolicyTerms[]
  readonly after: readonly PolicyTerms[]
  readonly at: Date
}

/**
 * Why gates in the life of the policies that a proposal changes are closed; empty when none is, and `waiting` while it is
 * not known what they would ask about.
 */
export async function closedGates(
  life: PolicyLife,
  { id, rationale, changes, before, after, at }: CarriedOut,
): Promise<readonly string[] | 'waiting'> {
  const steps = policyStepsOf(before, after, changes, at)
  if (steps.length === 0) return []
  const impact = await life.impact(changes)
  if (impact.state === 'computing') return 'waiting'
  const affected = impact.state === 'known' ? impact.versions : undefined
  const proposal = { id, isAdopted: true }
  const reasons: string[] = []
  for (const step of steps) {
    const { policy, from, to } = step
    const facts = factsOf(step, affected, at)
    reasons.push(
      ...(await askGate(policy.id, () =>
        life.judge({ from, to, policy: facts, proposal, reason: rationale }),
      )),
    )
  }
  if (reasons.length === 0 || impact.state === 'known') return reasons
  return [...reasons, `The effect could not be worked out: ${impact.problem}`]
}

async function askGate(
  policy: string,
  judge: () => Promise<PolicyAnswer>,
): Promise<readonly string[]> {
  try {
    const { conditions, transition, lifecycle } = await judge()
    return conditions.flatMap(({ holds, title, explanation }) =>
      holds === 'yes'
        ? []
        : [
            `The policy ${policy} may not take the step ${transition} of its lifecycle (${lifecycle.version}): ${title}? ${explanation}`,
          ],
    )
  } catch (error) {
    if (!(error instanceof RegistryError) || error.code !== 'transition-unknown') throw error
    return [error.message]
  }
}

/** A policy that is decided to bite is asked about as of the end of its grace, which comes by the clock alone. */
function factsOf(
  { policy, to }: PolicyStep,
  affected: number | undefined,
  at: Date,
): PolicyQuestion['policy'] {
  return {
    id: policy.id,
    enforcement: policy.enforcement,
    graceUntil: endOfGrace(policy),
    isGraceOver: to === 'enforced' || isGraceOver(policy, at),
    isImpactKnown: affected !== undefined,
    affectedVersions: affected ?? 0,
  }
}
