import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { servicePath } from '../../api/names.ts'
import type { Dependencies } from '../../api/schemas.ts'
import { dependenciesQuery } from '../../api/use-queries.ts'
import { Panel } from '../../components/panel.tsx'
import { QueryView } from '../../components/query-view.tsx'
import { counted } from '../../components/words.ts'

const mostShown = 12

/** Whom a version reaches beside its own consumers: by references of contracts, and over others. */
export function FurtherReach({ service }: { readonly service: string }): React.JSX.Element {
  const graph = useQuery(dependenciesQuery(service, 'used-by'))
  return (
    <Panel
      title="Reached further"
      aside={
        <Link to={`${servicePath(service)}/dependencies?direction=used-by`} className="small">
          Who needs it
        </Link>
      }
    >
      <QueryView query={graph} what="who needs the service">
        {(found) => <Reached graph={found} />}
      </QueryView>
    </Panel>
  )
}

function Reached({ graph }: { readonly graph: Dependencies }): React.JSX.Element {
  // More than is listed here, and by what those are reached is not known.
  if (graph.truncated) {
    return (
      <p className="small">
        {counted(graph.total, 'service or application', 'services and applications')} are reached,
        too many to tell apart here.
      </p>
    )
  }
  const further = graph.items.filter(({ depth, via }) => depth > 1 || via === 'reference')
  if (further.length === 0) {
    return (
      <p className="small subtle">
        No contract refers to one of its contracts, and nobody is known who needs it over others.
      </p>
    )
  }
  return (
    <>
      <p className="small">
        {further.length === 1 ? 'One more is' : `${further.length} more are`} reached without a
        subscription of
        {further.length === 1 ? ' its' : ' their'} own. What the version means for them is not
        judged: it depends on what those between hand on.
      </p>
      <ul className="small">
        {further.slice(0, mostShown).map(({ service, kind, via, depth }) => (
          <li key={`${kind} ${service}`}>
            {kind === 'service' ? <Link to={servicePath(service)}>{service}</Link> : service},{' '}
            {via === 'reference' && depth === 1
              ? 'whose contract refers to one of its contracts'
              : `${depth} steps away`}
          </li>
        ))}
        {further.length > mostShown && <li>and {further.length - mostShown} more</li>}
      </ul>
    </>
  )
}
