import { Link } from 'react-router'
import type { Lifecycle, TransitionDecision } from '../../api/schemas.ts'
import { DecisionBadge } from '../badges.tsx'
import { EmptyState } from '../empty-state.tsx'
import { Instant } from '../instant.tsx'
import { StateName } from '../state-badge.tsx'
import { Panel } from '../panel.tsx'
import { DecisionReplay } from './decision-replay.tsx'
import { Reasons } from './reasons.tsx'

/** The decisions taken on something, refusals included, each with its reasons. */
export function DecisionHistory(props: {
  readonly kind: Lifecycle['subject']
  readonly decisions: readonly TransitionDecision[]
}): React.JSX.Element {
  const decisions = [...props.decisions].sort((one, other) => other.at.localeCompare(one.at))
  return (
    <Panel title="Decisions so far">
      {decisions.length === 0 ? (
        <EmptyState title="Nobody has asked for a transition yet" />
      ) : (
        <ol className="plain-list">
          {decisions.map((decision) => (
            <li key={decision.id} className="decision">
              <div className="decision-head">
                <DecisionBadge isAllowed={decision.allowed} />
                <strong>
                  <StateName state={decision.from} of={props.kind} /> to{' '}
                  <StateName state={decision.to} of={props.kind} />
                </strong>
                <span className="subtle">
                  asked by {decision.actor}, <Instant at={decision.at} withTime />
                </span>
              </div>
              {decision.authority.emergency !== undefined && (
                <p className="small">
                  <strong>
                    <Link to="/emergencies">In an emergency</Link>
                  </strong>
                  , past what is asked below.
                </p>
              )}
              {decision.reason !== undefined && <p className="small">“{decision.reason}”</p>}
              <details>
                <summary>Why</summary>
                <Reasons authority={decision.authority} conditions={decision.conditions} />
                {decision.policies.length > 0 && (
                  <p className="tiny subtle">
                    Policies then in force: {decision.policies.join(', ')}
                  </p>
                )}
                <DecisionReplay decision={decision.id} />
              </details>
            </li>
          ))}
        </ol>
      )}
    </Panel>
  )
}
