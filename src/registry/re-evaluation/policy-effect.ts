import type { Conformance, Enforcement, PolicyInForce } from '../model.ts'
import type { PolicySubject } from '../ports.ts'
import type { Verdict } from '../../rules/index.ts'

/** Chooses the policies for a contract, as they would be in force. @throws when a scope cannot be evaluated */
export type ChoosePolicies = (subject: PolicySubject) => readonly PolicyInForce[]

/** What policies other than those in force would do to one version. */
export interface VersionEffect {
  readonly version: string
  readonly service: string
  /** The role that owns the service, or the domain around it. */
  readonly owner: string | undefined
  readonly state: string
  readonly before: Verdict
  readonly after: Verdict
  /** The policies that make the difference. */
  readonly policies: readonly {
    readonly policy: string
    /** Absent where it does not apply. */
    readonly before: PolicyStanding | undefined
    readonly after: PolicyStanding | undefined
  }[]
  /** Titles of the transitions whose gate holds now, as far as policies go, and would not any more. */
  readonly closes: readonly string[]
  /** Whether its contract would be refused if it were registered then. */
  readonly blocked: boolean
}

export interface PolicyStanding {
  readonly enforcement: Enforcement
  readonly verdict: Verdict
  readonly errors: number
}

/** What changes of policies would do, before anybody decides about them. */
export interface PolicyEffect {
  /** ISO 8601 instant at which it was worked out. */
  readonly at: string
  /** Versions that were looked at, and those to which other policies would apply, or the same otherwise. */
  readonly looked: number
  readonly concerned: number
  readonly verdictsChanging: number
  readonly gatesClosing: number
  readonly blocked: number
  /** Versions that could not be judged. */
  readonly failed: number
  /** Those for which anything changes, the first `MOST_SHOWN` of them by id. */
  readonly versions: readonly VersionEffect[]
  /** Whether there are more than `versions` shows. */
  readonly isCut: boolean
  /** Whom it concerns, most first; services without an owner last. */
  readonly owners: readonly {
    readonly owner: string | undefined
    readonly versions: number
    readonly verdictsChanging: number
    readonly gatesClosing: number
  }[]
}

export const MOST_SHOWN = 1_000

/** A preview that is worked out in the background. */
export interface PolicyEffectView {
  /** The same for the same changes to the same registry. */
  readonly id: string
  readonly state: 'computing' | 'complete' | 'failed'
  readonly progress: { readonly looked: number; readonly total: number }
  /** Set when it is complete. */
  readonly effect: PolicyEffect | undefined
  /** Why it failed. */
  readonly problem: string | undefined
}

/** Works out what changes would do. */
export interface PolicyEffects {
  /**
   * Begins, unless it is under way or known already, and answers how far it is.
   * @param key says what the changes are: the same for the same changes
   */
  preview(key: string, after: ChoosePolicies): Promise<PolicyEffectView>
  /** Waits for the end. */
  whole(key: string, after: ChoosePolicies): Promise<PolicyEffectView>
}

export function standingOf({ enforcement, verdict, counts }: Conformance): PolicyStanding {
  return { enforcement, verdict, errors: counts.error }
}
