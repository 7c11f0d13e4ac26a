import { transitionRefused, type TransitionDecision } from '../../../registry/index.ts'
import type { Answer } from '../../idempotency.ts'

/** The answer to a request for a transition. @throws RegistryError `transition-refused`, with the decision */
export function decisionAnswer(decision: TransitionDecision): Answer {
  if (!decision.allowed) throw transitionRefused(decision)
  return { status: 201, headers: {}, body: decision }
}
