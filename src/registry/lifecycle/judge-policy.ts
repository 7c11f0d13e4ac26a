import type { ConditionResult } from '../model.ts'
import { evaluateGate, isGateOpen } from './evaluate-gate.ts'
import type { Lifecycle } from './lifecycle.ts'
import { transitionTo } from './request-transition.ts'

/** What whoever carries a proposal out knows about a policy; see `GATE_FACTS.policy`. */
export interface PolicyQuestion {
  /** The states that the lifecycle of policies names. */
  readonly from: string
  readonly to: string
  readonly policy: {
    readonly id: string
    readonly enforcement: string
    /** ISO 8601 instant in UTC; empty without a grace. */
    readonly graceUntil: string
    readonly isGraceOver: boolean
    readonly isImpactKnown: boolean
    readonly affectedVersions: number
  }
  readonly proposal: { readonly id: string; readonly isAdopted: boolean }
  /** Empty when none was given. */
  readonly reason: string
}

export interface PolicyAnswer {
  readonly allowed: boolean
  readonly transition: string
  readonly lifecycle: { readonly id: string; readonly version: string }
  readonly conditions: readonly ConditionResult[]
}

/** @throws RegistryError `transition-unknown` */
export function judgePolicy(
  lifecycle: Lifecycle,
  { from, to, policy, proposal, reason }: PolicyQuestion,
): PolicyAnswer {
  const subject = `policy:${policy.id}`
  const transition = transitionTo({ lifecycle, state: from, subject }, to)
  const conditions = evaluateGate(transition, { policy, proposal, request: { reason } })
  return {
    allowed: isGateOpen(conditions),
    transition: transition.id,
    lifecycle: { id: lifecycle.id, version: lifecycle.version },
    conditions,
  }
}
