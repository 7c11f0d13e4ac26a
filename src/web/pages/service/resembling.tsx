import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { servicePath } from '../../api/names.ts'
import { resemblingQuery } from '../../api/service-queries.ts'
import { Panel } from '../../components/panel.tsx'

/** Other services that this one may be a second of; nothing is shown where there is none. */
export function Resembling({ service }: { readonly service: string }): React.JSX.Element | null {
  const { data } = useQuery(resemblingQuery(service))
  if (data === undefined || data.items.length === 0) return null
  return (
    <Panel title="Resembles">
      <ul className="plain-list">
        {data.items.map((other) => (
          <li key={other.service} className="service-dependency">
            <Link to={servicePath(other.service)}>{other.service}</Link>{' '}
            <span className="small">{other.explanation}</span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
