import type { TransitionDecision } from '../../api/schemas.ts'
import { DecisionBadge } from '../../components/badges.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { Instant } from '../../components/instant.tsx'
import { StateName } from '../../components/state-badge.tsx'
import { Panel } from '../../components/panel.tsx'
import { Reasons } from './reasons.tsx'

/** The decisions taken on a version, refusals included, each with its reasons. */
export function DecisionHistory(props: {
  readonly decisions: readonly TransitionDecision[]
}): React.JSX.Element {
  const decisions = [...props.decisions].sort((one, other) => other.at.localeCompare(one.at))
  return (
    <Panel title="Decisions so far">
      {decisions.length === 0 ? (
        <EmptyState title="Nobody has asked for a transition yet" />
      ) : (
        <ol className="plain-list decisions">
          {decisions.map((decision) => (
            <li key={decision.id} className="decision">
              <div className="decision-head">
                <DecisionBadge isAllowed={decision.allowed} />
                <strong>
                  <StateName state={decision.from} /> to <StateName state={decision.to} />
                </strong>
                <span className="subtle">
                  asked by {decision.actor}, <Instant at={decision.at} withTime />
                </span>
              </div>
              {decision.reason !== undefined && <p className="small">“{decision.reason}”</p>}
              <details>
                <summary>Why</summary>
                <Reasons authority={decision.authority} conditions={decision.conditions} />
                {decision.policies.length > 0 && (
                  <p className="tiny subtle">
                    Policies then in force: {decision.policies.join(', ')}
                  </p>
                )}
              </details>
            </li>
          ))}
        </ol>
      )}
    </Panel>
  )
}
