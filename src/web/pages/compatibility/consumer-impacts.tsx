import type { ConsumerImpact } from '../../api/schemas.ts'
import { Panel } from '../../components/panel.tsx'
import { ImpactBadge } from './compatibility-badges.tsx'

const known: Readonly<Record<ConsumerImpact['knownUse'], string>> = {
  fields: 'operations and fields',
  operations: 'operations alone',
  nothing: 'nothing',
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
        <div className="table-frame">
          <table className="data-table">
            <caption className="visually-hidden">What the version means for each consumer</caption>
            <thead>
              <tr>
                <th scope="col">Consumer</th>
                <th scope="col">Impact</th>
                <th scope="col">Uses</th>
                <th scope="col">Known of its use</th>
                <th scope="col">Why</th>
              </tr>
            </thead>
            <tbody>
              {consumers.map((consumer) => (
                <tr key={consumer.subscription}>
                  <th scope="row">{consumer.consumer}</th>
                  <td>
                    <ImpactBadge verdict={consumer.verdict} />
                  </td>
                  <td>
                    <code>{consumer.range}</code> in {consumer.environment}
                    <span className="tiny subtle"> ({consumer.state})</span>
                  </td>
                  <td>{known[consumer.knownUse]}</td>
                  <td className="impact-reasons">
                    {consumer.reasons.length === 0
                      ? 'Nothing that it uses breaks.'
                      : consumer.reasons.slice(0, 3).join(' ')}
                    {consumer.reasons.length > 3 && ` And ${consumer.reasons.length - 3} more.`}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  )
}
