import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { endpointPath } from '../../api/names.ts'
import { endpointsQuery } from '../../api/service-queries.ts'
import { QueryView } from '../../components/query-view.tsx'
import { StateName } from '../../components/state-badge.tsx'
import { ToneBadge } from '../../components/tone-badge.tsx'

interface EndpointListProps {
  readonly service: string
  /** A day of the past; now unless given. */
  readonly asOf?: string
}

/** The addresses of a service by environment, each with where it stands, and what does not fit. */
export function EndpointList({ service, asOf = '' }: EndpointListProps): React.JSX.Element {
  const endpoints = useQuery(endpointsQuery(service, asOf))
  return (
    <QueryView query={endpoints} what="the endpoints">
      {({ items, gaps }) => (
        <>
          {items.length === 0 && <span className="subtle">None</span>}
          {items.map(({ id, environment, url, state, isOnline, isNamed }) => (
            <div key={id}>
              <span className="subtle">{environment}</span>{' '}
              <Link to={endpointPath(service, id)}>
                <code>{url}</code>
              </Link>{' '}
              <ToneBadge tone={isOnline ? 'good' : 'mute'}>
                <StateName state={state} of="endpoint" />
              </ToneBadge>
              {!isNamed && <span className="subtle"> no longer named</span>}
            </div>
          ))}
          {gaps.map((gap) => (
            <p key={gap} className="small">
              <ToneBadge tone="warn">Gap</ToneBadge> {gap}
            </p>
          ))}
        </>
      )}
    </QueryView>
  )
}
