import type { ProposalEvidence } from '../fact.ts'

/** When a proposal was adopted; undefined for all others. */
export function adoptedAt({ state, outcome }: ProposalEvidence): string | undefined {
  return state === 'adopted' ? outcome?.at : undefined
}

const ENDS: readonly string[] = [
  'adopted',
  'not-applicable',
  'rejected',
  'discarded',
  'withdrawn',
  'struck',
]

/** When nothing was left to be done about a proposal. */
export function endedAt({ state, outcome }: ProposalEvidence): string | undefined {
  return ENDS.includes(state) ? outcome?.at : undefined
}
