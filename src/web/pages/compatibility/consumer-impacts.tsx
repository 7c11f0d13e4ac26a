import type { ConsumerImpact } from '../../api/schemas.ts'
import { Panel } from '../../components/panel.tsx'
import { ImpactBadge } from './compatibility-badges.tsx'

const known: Readonly<Record<ConsumerImpact['knownUse'], string>> = {
  fields: 'which operations and fields it uses is known',
  operations: 'which operations it uses is known, and not which fields',
  nothing: 'what it uses is not known',
}

/** What a version means for each consumer of the versions before it. */
export function ConsumerImpacts(props: {
  readonly consumers: readonly ConsumerImpact[]
}): React.JSX.Element {
  const { consumers } = props
  return (
    <Panel title="Consumers" aside={<span className="small subtle">{consumers.length}</span>}>
      {consumers.length === 0 ? (
        <p className="small subtle">
          Nobody has subscribed to a version that it was compared with. Whether others call the
          service the registry does not know.
        </p>
      ) : (
        <ul className="plain-list impacts">
          {consumers.map((consumer) => (
            <li key={consumer.subscription} className="change">
              <p className="change-head">
                <ImpactBadge verdict={consumer.verdict} />
                <strong className="change-message">{consumer.consumer}</strong>
              </p>
              <p className="small subtle">
                uses <code>{consumer.range}</code> in {consumer.environment}, {consumer.state};{' '}
                {known[consumer.knownUse]}
              </p>
              <Reasons reasons={consumer.reasons} />
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}

const mostReasons = 3

function Reasons({ reasons }: { readonly reasons: readonly string[] }): React.JSX.Element {
  if (reasons.length === 0) return <p className="small">Nothing that it uses breaks.</p>
  return (
    <ul className="small change-consumers">
      {reasons.slice(0, mostReasons).map((reason) => (
        <li key={reason}>{reason}</li>
      ))}
      {reasons.length > mostReasons && <li>and {reasons.length - mostReasons} more</li>}
    </ul>
  )
}
