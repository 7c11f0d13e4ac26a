import { Link } from 'react-router'
import type { PolicyInForce } from '../../api/schemas.ts'
import { ToneBadge } from '../../components/tone-badge.tsx'

/** Who decided a policy, with the way to the proposal, where everything that was said about it stands. */
export function DecidedBy({ policy }: { readonly policy: PolicyInForce }): React.ReactNode {
  const { decision, decidedBy } = policy
  if (decision?.kind !== 'proposal' || decision.id === '') return decidedBy
  return (
    <>
      <strong>
        <Link to={`/proposals/${encodeURIComponent(decision.id)}`}>{decision.title}</Link>
      </strong>
      , adopted by {decision.by}
    </>
  )
}

/** Marks a policy that was decided before the constitution in force. */
export function LegacyMark({ policy }: { readonly policy: PolicyInForce }): React.ReactNode {
  if (policy.legacy !== true) return null
  return (
    <ToneBadge
      tone="warn"
      title="Decided before the constitution in force was ratified; it holds until an adopted proposal changes, replaces or repeals it"
    >
      from before
    </ToneBadge>
  )
}
