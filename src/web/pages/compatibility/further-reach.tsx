import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { servicePath } from '../../api/names.ts'
import type { Dependencies } from '../../api/schemas.ts'
import { dependenciesQuery } from '../../api/use-queries.ts'
import { Panel } from '../../components/panel.tsx'
import { QueryView } from '../../components/query-view.tsx'
import { counted } from '../../components/words.ts'

const mostShown = 12

/** Whom a version reaches beside its own consumers, by references of contracts and over others; and what it needs itself. */
export function FurtherReach({ service }: { readonly service: string }): React.JSX.Element {
  const graph = useQuery(dependenciesQuery(service, 'used-by'))
  const needs = useQuery(dependenciesQuery(service, 'uses'))
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
      <QueryView query={needs} what="what the service needs">
        {(found) => <Needed graph={found} />}
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
      <Listed
        items={further}
        total={further.length}
        referring="whose contract refers to one of its contracts"
      />
    </>
  )
}

function Needed({ graph }: { readonly graph: Dependencies }): React.JSX.Element {
  if (graph.total === 0) {
    return <p className="small subtle">Nothing is known that the service needs itself.</p>
  }
  return (
    <>
      <p className="small">The service itself needs {counted(graph.total, 'other', 'others')}:</p>
      <Listed
        items={graph.items}
        total={graph.total}
        referring="whose contract one of its contracts refers to"
      />
    </>
  )
}

interface ListedProps {
  readonly items: Dependencies['items']
  readonly total: number
  /** Said of those that the nearest step leads to by a contract. */
  readonly referring: string
}

function Listed({ items, total, referring }: ListedProps): React.JSX.Element {
  return (
    <ul className="small">
      {items.slice(0, mostShown).map(({ service, kind, via, depth }) => (
        <li key={`${kind} ${service}`}>
          {kind === 'service' ? <Link to={servicePath(service)}>{service}</Link> : service},{' '}
          {depth > 1 ? `${depth} steps away` : via === 'reference' ? referring : 'directly'}
        </li>
      ))}
      {total > mostShown && <li>and {total - mostShown} more</li>}
    </ul>
  )
}
