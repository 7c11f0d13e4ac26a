import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { versionPath } from '../../api/names.ts'
import { transitionsQuery } from '../../api/version-queries.ts'
import type { TransitionPreview } from '../../api/schemas.ts'
import { GateConditionBadge } from '../../components/badges.tsx'
import { Panel } from '../../components/panel.tsx'
import { StateName } from '../../components/state-badge.tsx'
import { QueryView } from '../../components/query-view.tsx'

interface NextGateProps {
  readonly service: string
  readonly version: string
}

/** What stands between the latest version and its next states, in short. */
export function NextGate({ service, version }: NextGateProps): React.JSX.Element {
  const transitions = useQuery(transitionsQuery(service, version))
  const page = `${versionPath(service, version)}/lifecycle`
  return (
    <Panel
      title={`Next for ${version}`}
      aside={
        <Link to={page} className="small">
          Lifecycle &amp; gates
        </Link>
      }
    >
      <QueryView query={transitions} what="the gates">
        {({ available, state }) =>
          available.length === 0 ? (
            <p className="small subtle">
              Nothing leads on from “<StateName state={state} />
              ”.
            </p>
          ) : (
            <ul className="plain-list">
              {available.map((preview) => (
                <li key={preview.transition} className="service-dependency">
                  <strong>{preview.title}</strong>{' '}
                  <span className="subtle">
                    to <StateName state={preview.to} />
                  </span>
                  <OpenConditions preview={preview} />
                </li>
              ))}
            </ul>
          )
        }
      </QueryView>
    </Panel>
  )
}

function OpenConditions({ preview }: { readonly preview: TransitionPreview }): React.JSX.Element {
  const open = preview.conditions.filter((condition) => condition.holds !== 'yes')
  if (open.length === 0)
    return <div className="tiny subtle">Every condition of its gate holds.</div>
  return (
    <ul className="plain-list">
      {open.map((condition) => (
        <li key={condition.id} className="service-dependency">
          <GateConditionBadge condition={condition} /> {condition.title}
        </li>
      ))}
    </ul>
  )
}
