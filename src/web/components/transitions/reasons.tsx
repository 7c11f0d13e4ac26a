import type { AuthorityDecision, ConditionResult } from '../../api/schemas.ts'
import { DecisionBadge, GateConditionBadge, HoldsBadge } from '../badges.tsx'

interface ReasonsProps {
  readonly authority: AuthorityDecision
  readonly conditions: readonly ConditionResult[]
  /** Whether nobody has asked yet, so that what the asker will say is still open. */
  readonly isPreview?: boolean
}

/** Why something may or may not happen: the conditions with the facts they saw, and the authority. */
export function Reasons(props: ReasonsProps): React.JSX.Element {
  const { authority, conditions, isPreview = false } = props
  return (
    <ul className="plain-list reasons">
      {conditions.map((condition) => (
        <Condition key={condition.id} condition={condition} isPreview={isPreview} />
      ))}
      <li className="reason">
        <span>
          <DecisionBadge isAllowed={authority.allowed} />
        </span>
        <div className="reason-words">
          <strong>
            {authority.role === undefined ? 'Authority' : `Authority: as ${authority.role}`}
          </strong>
          {authority.reasons.map((reason) => (
            <p key={reason}>{reason}</p>
          ))}
        </div>
      </li>
    </ul>
  )
}

interface ConditionProps {
  readonly condition: ConditionResult
  readonly isPreview: boolean
}

function Condition({ condition, isPreview }: ConditionProps): React.JSX.Element {
  const facts = Object.entries(condition.facts)
  return (
    <li className="reason">
      <span>
        {isPreview ? (
          <GateConditionBadge condition={condition} />
        ) : (
          <HoldsBadge holds={condition.holds} />
        )}
      </span>
      <div className="reason-words">
        <strong>{condition.title}</strong>
        <p>{condition.explanation}</p>
        <details>
          <summary>The condition and the facts it saw</summary>
          <code className="reason-expression">{condition.expression}</code>
          <dl className="reason-facts">
            {facts.map(([name, value]) => (
              <div key={name}>
                <dt>
                  <code>{name}</code>
                </dt>
                <dd>
                  <code>{JSON.stringify(value)}</code>
                </dd>
              </div>
            ))}
          </dl>
        </details>
      </div>
    </li>
  )
}
